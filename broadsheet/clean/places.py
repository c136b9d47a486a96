"""Places that stand in datelines and bylines: data.

In: nothing. Out: lower-case names. Lives here only.
"""

# The cities that the AP Stylebook lets stand alone in datelines, with Kyiv and the United Nations.
ALONE = frozenset(
    "atlanta,baltimore,boston,chicago,cincinnati,cleveland,dallas,denver,detroit,honolulu,houston"
    ",indianapolis,las vegas,los angeles,miami,milwaukee,minneapolis,new orleans,new york"
    ",oklahoma city,philadelphia,phoenix,pittsburgh,st. louis,salt lake city,san antonio,san diego"
    ",san francisco,seattle,washington,amsterdam,baghdad,bangkok,beijing,beirut,berlin,brussels"
    ",cairo,djibouti,dublin,geneva,gibraltar,guatemala city,havana,helsinki,hong kong,islamabad"
    ",istanbul,jerusalem,johannesburg,kuwait city,london,luxembourg,macau,madrid,mexico city,milan"
    ",monaco,montreal,moscow,munich,new delhi,panama city,paris,prague,quebec city,rio de janeiro"
    ",rome,san marino,sao paulo,shanghai,singapore,stockholm,sydney,tokyo,toronto,vatican city"
    ",vienna,zurich,kyiv,united nations".split(",")
)

# The capitals of the members of the United Nations and the largest cities of each (GeoNames), as
# English, German, French, Spanish, Portuguese and Italian papers write them. What it gets wrong:
# smaller towns, and other languages' names.
CITIES = ALONE | frozenset(
    "abidjan,abu dhabi,abuja,accra,adana,addis ababa,aden,ahmedabad,aleppo,alexandria,algiers,alger"
    ",almaty,amman,ankara,antananarivo,ashgabat,asmara,astana,asuncion,asunción,athens,athen,athènes"
    ",atenas,atene,auckland,baku,bamako,bandar seri begawan,bangalore,bangui,banjul,barcelona,basel"
    ",basra,belfast,belgrade,belgrad,belgrado,belém,bengaluru,benghazi,berne,bern,bilbao,birmingham"
    ",bishkek,bissau,bogota,bogotá,bologna,bonn,bordeaux,brasilia,brasília,bratislava,brazzaville"
    ",bremen,bridgetown,brisbane,bruxelles,brüssel,bruselas,bruxelas,bucharest,bukarest,bucarest"
    ",budapest,buenos aires,bujumbura,calcutta,canberra,cape town,caracas,casablanca,chennai,chisinau"
    ",colombo,conakry,copenhagen,kopenhagen,copenhague,dakar,damascus,damaskus,damas,damasco"
    ",dar es salaam,dhaka,dili,dodoma,doha,donetsk,dubai,dushanbe,düsseldorf,edinburgh,entebbe,erbil"
    ",florence,frankfurt,freetown,gaborone,gaza,gaza city,gaza strip,genf,genève,ginebra,genova"
    ",georgetown,glasgow,goma,guatemala,hamburg,hannover,hanoi,harare,hargeisa,hebron,ho chi minh city"
    ",homs,hyderabad,ibadan,idlib,jakarta,jeddah,jenin,juba,kabul,kampala,karachi,karlsruhe,kathmandu"
    ",kazan,kharkiv,kharkov,khartoum,khan younis,kherson,kiev,kiew,kigali,kingston,kinshasa,kolkata"
    ",kuala lumpur,köln,la habana,la paz,lagos,lahore,leipzig,libreville,lille,lilongwe,lima,lisbon"
    ",lisboa,lissabon,liverpool,ljubljana,lomé,lome,london,londres,londra,luanda,lusaka,lviv,lyon"
    ",mailand,majuro,malabo,male,managua,manama,manchester,manila,maputo,mariupol,marseille,maseru"
    ",mecca,medina,melbourne,mexico,méxico,milano,minsk,mogadishu,mombasa,monrovia,monterrey"
    ",montevideo,moroni,moskau,moscou,moscú,mosca,moscovo,mosul,mumbai,muscat,münchen,mykolaiv,n'djamena"
    ",nablus,nairobi,naples,napoli,nassau,naypyidaw,new york city,niamey,nicosia,nouakchott"
    ",nuku’alofa,odesa,odessa,osaka,oslo,ottawa,ouagadougou,palermo,panama,paramaribo,perth,peshawar"
    ",phnom penh,podgorica,pokrovsk,port louis,port moresby,port of spain,port sudan,port-au-prince"
    ",porto,porto alegre,porto-novo,prag,praia,pretoria,pristina,pyongyang,quito,rabat,rafah"
    ",ramallah,rangoon,recife,reykjavik,riga,riyadh,rom,roma,rome,rostov-on-don,rotterdam,saint petersburg"
    ",salvador,san jose,san josé,san juan,san salvador,sanaa,santiago,santo domingo,sao paulo"
    ",são paulo,sarajevo,seoul,sevilla,skopje,sofia,srinagar,st. petersburg,strasbourg,stuttgart"
    ",suva,taipei,tallinn,tashkent,tbilisi,tegucigalpa,tehran,teheran,téhéran,teherán,tel aviv"
    ",the hague,den haag,la haye,thessaloniki,thimphu,tirana,torino,toulouse,tripoli,trípoli,tunis"
    ",turin,ulaanbaatar,valencia,valletta,vancouver,varsovie,venezia,venice,victoria,vientiane"
    ",vilnius,vladivostok,warsaw,warschau,varsovia,washington d.c.,washington dc,wellington,wien"
    ",viena,vienne,windhoek,winnipeg,yangon,yaounde,yaoundé,yerevan,zagreb,zaporizhzhia,zürich"
    ",zurigo,new mexico,new jersey,new zealand,sri lanka,saudi arabia,south africa,south korea"
    ",north korea,west bank,costa rica,el salvador,puerto rico,sierra leone,burkina faso,united states"
    ",united kingdom,united arab emirates,northern ireland,south sudan,north carolina,south carolina"
    ",hong kong sar,côte d’ivoire,ivory coast,papua new guinea,tel-aviv,baden-baden".split(",")
)
"""Lower-case names of cities, and of countries and regions of more than one word."""

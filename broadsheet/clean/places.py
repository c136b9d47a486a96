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
    ",budapest,buenos aires,bujumbura,calcutta,canberra,cape town,caracas,casablanca,chennai"
    ",chisinau"
    ",colombo,conakry,copenhagen,kopenhagen,copenhague,dakar,damascus,damaskus,damas,damasco"
    ",dar es salaam,dhaka,dili,dodoma,doha,donetsk,dubai,dushanbe,düsseldorf,edinburgh,entebbe"
    ",erbil"
    ",florence,frankfurt,freetown,gaborone,gaza,gaza city,gaza strip,genf,genève,ginebra,genova"
    ",georgetown,glasgow,goma,guatemala,hamburg,hannover,hanoi,harare,hargeisa,hebron"
    ",ho chi minh city"
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
    ",ramallah,rangoon,recife,reykjavik,riga,riyadh,rom,roma,rome,rostov-on-don,rotterdam"
    ",saint petersburg"
    ",salvador,san jose,san josé,san juan,san salvador,sanaa,santiago,santo domingo,sao paulo"
    ",são paulo,sarajevo,seoul,sevilla,skopje,sofia,srinagar,st. petersburg,strasbourg,stuttgart"
    ",suva,taipei,tallinn,tashkent,tbilisi,tegucigalpa,tehran,teheran,téhéran,teherán,tel aviv"
    ",the hague,den haag,la haye,thessaloniki,thimphu,tirana,torino,toulouse,tripoli,trípoli,tunis"
    ",turin,ulaanbaatar,valencia,valletta,vancouver,varsovie,venezia,venice,victoria,vientiane"
    ",vilnius,vladivostok,warsaw,warschau,varsovia,washington d.c.,washington dc,wellington,wien"
    ",viena,vienne,windhoek,winnipeg,yangon,yaounde,yaoundé,yerevan,zagreb,zaporizhzhia,zürich"
    ",zurigo,new mexico,new jersey,new zealand,sri lanka,saudi arabia,south africa,south korea"
    ",north korea,west bank,costa rica,el salvador,puerto rico,sierra leone,burkina faso"
    ",united states"
    ",united kingdom,united arab emirates,northern ireland,south sudan,north carolina,south"
    " carolina"
    ",hong kong sar,côte d’ivoire,ivory coast,papua new guinea,tel-aviv,baden-baden".split(",")
)
"""Lower-case names of cities, and of countries and regions of more than one word."""

# The members of the United Nations with Kosovo, Palestine, Taiwan and the Vatican, as newspapers
# write them in English, with the names of some regions; the states of the USA in full and as the
# AP Stylebook shortens them; the provinces of Canada, the states of Australia and India, and the
# nations of the United Kingdom. What it gets wrong: other languages, other provinces.
REGIONS = frozenset(
    "afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan"
    ",bahamas,bahrain,bangladesh,barbados,belarus,belgium,belize,benin,bhutan,bolivia"
    ",bosnia and herzegovina,bosnia,botswana,brazil,brunei,bulgaria,burkina faso,burundi,cambodia"
    ",cameroon,canada,cape verde,central african republic,chad,chile,china,colombia,comoros,congo"
    ",costa rica,croatia,cuba,cyprus,czech republic,czechia,denmark,djibouti,dominican republic"
    ",dr congo,east timor,ecuador,egypt,el salvador,england,equatorial guinea,eritrea,estonia"
    ",eswatini,ethiopia,fiji,finland,france,gabon,gambia,gaza,gaza strip,georgia,germany,ghana"
    ",greece,greenland,grenada,guatemala,guinea,guinea-bissau,guyana,haiti,honduras,hungary,iceland"
    ",india,indonesia,iran,iraq,iraqi kurdistan,ireland,israel,italy,ivory coast,jamaica,japan"
    ",jordan,kashmir"
    ",kazakhstan,kenya,kiribati,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya"
    ",liechtenstein,lithuania,luxembourg,madagascar,malawi,malaysia,maldives,mali,malta,mauritania"
    ",mauritius,mexico,micronesia,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar"
    ",burma,namibia,nauru,nepal,netherlands,the netherlands,new zealand,nicaragua,niger,nigeria"
    ",north korea,north macedonia,northern ireland,norway,oman,pakistan,palau,palestine"
    ",occupied west bank"
    ",occupied palestine,panama,papua new guinea,paraguay,peru,philippines,poland,portugal"
    ",puerto rico,qatar"
    ",romania,russia,rwanda,samoa,saudi arabia,scotland,senegal,serbia,seychelles,sierra leone"
    ",singapore,slovakia,slovenia,solomon islands,somalia,somaliland,south africa,south korea"
    ",south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,tajikistan"
    ",tanzania"
    ",thailand,tibet,togo,tonga,trinidad and tobago,tunisia,turkey,türkiye,turkiye,turkmenistan"
    ",tuvalu,uganda,ukraine,united arab emirates,uae,united kingdom,uk,united states,usa,u.s."
    ",uruguay,uzbekistan,vanuatu,vatican,venezuela,vietnam,wales,west bank,yemen,zambia,zimbabwe"
    ",crimea,xinjiang,occupied jerusalem"
    ",alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho"
    ",illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan"
    ",minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico"
    ",new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island"
    ",south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia"
    ",wisconsin,wyoming,ala.,ariz.,ark.,calif.,colo.,conn.,del.,fla.,ga.,ill.,ind.,kan.,ky.,la.,md."
    ",mass.,mich.,minn.,miss.,mo.,mont.,neb.,nev.,n.h.,n.j.,n.m.,n.y.,n.c.,n.d.,okla.,ore.,pa.,r.i."
    ",s.c.,s.d.,tenn.,tex.,vt.,va.,wash.,w.va.,wis.,wyo.,d.c."
    ",alberta,british columbia,manitoba,new brunswick,newfoundland,nova scotia,ontario,quebec"
    ",saskatchewan,yukon,nunavut,b.c.,ont.,alta.,man.,sask.,n.s.,n.b.,que.,new south wales"
    ",queensland"
    ",south australia,tasmania,victoria,western australia,northern territory,andhra pradesh,assam"
    ",bihar,gujarat,haryana,jammu and kashmir,jharkhand,karnataka,kerala,madhya pradesh,maharashtra"
    ",manipur,odisha,punjab,rajasthan,tamil nadu,telangana,uttar pradesh,uttarakhand,west bengal"
    ",sindh,balochistan,khyber pakhtunkhwa".split(",")
)
"""Lower-case names of countries, states and provinces."""

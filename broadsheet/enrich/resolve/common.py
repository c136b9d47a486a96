"""Surnames that so many people have that one alone says nothing: data.

In: nothing. Out: folded words. Written for Broadsheet from the most frequent surnames of the United
States, the United Kingdom, Germany, France, Spain and Latin America, Portugal and Brazil, Italy,
Russia, Turkey, the Arab world, Iran, India, Pakistan, Bangladesh, China, Korea, Japan, Vietnam,
Indonesia, Nigeria and Ghana, as their statistics offices and telephone books count them. What it
gets wrong: every country has more.
"""

SURNAMES = frozenset(
    """
    smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez
    gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris
    sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill
    flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips
    evans turner diaz parker cruz edwards collins reyes stewart morris morales murphy cook
    rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim cox ward
    richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez
    castillo sanders patel myers long ross foster jimenez powell jenkins perry russell sullivan
    bell coleman butler henderson barnes fisher vasquez simmons graham murray freeman wells webb
    simpson stevens tucker porter hunter hicks crawford henry boyd mason kennedy warren dixon
    burns gordon shaw holmes rice robertson hunt black daniels palmer mills grant knight
    ferguson stone hawkins dunn perkins hudson spencer gardner payne pierce lawrence schmidt
    schneider fischer meyer weber wagner becker schulz hoffmann koch bauer richter klein wolf
    schroeder neumann schwarz zimmermann braun krueger hartmann lange werner krause lehmann
    bernard dubois durand moreau laurent simon michel lefebvre leroy roux david bertrand morel
    fournier fernandez romero alonso navarro dominguez vazquez castro ortega delgado molina
    suarez silva santos oliveira souza rodrigues ferreira alves pereira lima gomes costa ribeiro
    martins carvalho almeida fernandes goncalves rossi russo ferrari esposito bianchi romano
    colombo ricci ivanov ivanova petrov petrova smirnov smirnova kuznetsov popov sokolov volkov
    morozov novikov fedorov mikhailov pavlov kovalenko bondarenko shevchenko melnyk novak
    kowalski nowak yilmaz kaya demir celik sahin yildiz ozturk aydin arslan ali ahmed mohamed
    mohammed muhammad mohammad mahmoud hassan hussein ibrahim khalil saleh salem said saeed
    abdullah omar othman mustafa nasser saad khaled yusuf youssef hamad mansour haddad khoury
    ahmadi mohammadi hosseini karimi rezaei moradi jafari khan singh kumar sharma gupta das
    verma shah reddy rao yadav mishra jain mehta chopra kapoor iyer nair joshi agarwal chowdhury
    hossain islam rahman uddin akhtar malik iqbal butt chaudhry hussain wang li zhang liu chen
    yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo park choi jung kang cho yoon
    jang lim han oh seo shin kwon tan wong chan cheung lau ng ho lam leung sato suzuki takahashi
    tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki tran le pham
    hoang phan vu vo dang bui do ngo setiawan wijaya santoso hidayat okafor okeke eze adeyemi
    ogunleye mensah owusu boateng osei asante addo appiah mohamud abdi mwangi kamau otieno
    ochieng wanjiru banda phiri moyo ndlovu dlamini nkosi naidoo diallo traore keita camara
    coulibaly toure diop ndiaye fall cohen levi levy mizrahi
    """.split()
)

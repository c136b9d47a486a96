"""Titles, roles, and the names of persons: words that stand before or within such a name.

In: nothing. Out: sets of words. Own lists, from reading news of many countries; what they get
wrong: a rank or role that is also a surname (`Judge`, `Major`, `Dean`) is taken as the role.
"""

SHORT_TITLES = frozenset(
    """
    Mr Mrs Ms Dr Prof Rev Fr Gen Col Lt Maj Capt Sgt Cpl Cmdr Brig Adm Insp Const Det Supt Sen
    Rep Gov Hon Pres Eng Engr Amb Adv Atty
    """.split()
)
"""Titles that newspapers shorten; they stand with and without the full stop."""

HONORIFICS = (
    frozenset(
        """
    Miss Mx Sir Madam Madame Dame Lord Lady Baroness Baron Doctor Professor Reverend Pastor
    Bishop Archbishop Cardinal Pope Imam Sheikh Sheik Shaikh Shaykh Mullah Ayatollah Rabbi Swami
    Maulana Sultan King Queen Prince Princess Emir Duke Duchess Count General Colonel Lieutenant
    Major Captain Sergeant Corporal Commander Brigadier Admiral Marshal Inspector Constable
    Detective Superintendent Senator Honourable Honorable Don Doña Dona Señor Señora Herr Frau
    Monsieur Shri Smt Sri Datuk Dato Seri Tan Tun Haji Hajj Chief Saint Sister Brother Father
    Uncle Aunt Comrade Chairman Chairwoman Ustaz Excellency Highness Majesty Nana Advocate
    Barrister Pdt Justice Judge Nawab Kyai Monsignor Syed Cllr Councillor
        """.split()
    )
    | SHORT_TITLES
    | frozenset(f"{short}." for short in SHORT_TITLES)
)
"""Words that stand directly before a name: titles, ranks, forms of address."""

OFFICES = frozenset(
    """
    president premier chancellor minister secretary ambassador envoy governor mayor deputy
    director manager chairman chairwoman chairperson chair chief spokesman spokeswoman
    spokesperson commissioner speaker congressman congresswoman attorney prosecutor coach
    captain leader head officer analyst economist founder co-founder editor reporter
    correspondent photographer author actor actress singer representative lawmaker candidate
    teacher student activist lawyer counsel magistrate coordinator adviser advisor aide
    assistant expert researcher scientist historian champion commander executive owner partner
    producer designer artist striker midfielder defender goalkeeper golfer boxer driver farmer
    nurse pilot dictator strongman
    """.split()
)
"""Role nouns that stand in small letters as often as with a capital."""

ROLES = frozenset(
    """
    Vice-President Undersecretary Consul CEO CFO CTO COO Solicitor Director-General
    Secretary-General MP MLA MEP PM FM Member Treasurer Registrar Dean Principal Rector Provost
    Ombudsman Rapporteur Commandant Controller Auditor Administrator President-elect Delegate
    Negotiator Whip Monarch Emperor Regent Warden Sheriff Presenter Host First Lady Crown
        """.split()
) | frozenset(map(str.capitalize, OFFICES))
"""Role nouns; written with a capital before a name, they are no part of it."""

ROLE_MODIFIERS = frozenset(
    """
    Prime Foreign Vice Deputy Former Acting Chief Interior Defence Defense Finance Health Education
    Justice Labour Labor Trade Energy Oil Petroleum Agriculture Transport Environment Culture
    Sports Tourism Home External Internal Affairs Economic Economy Assistant Associate Senior
    Junior Managing Executive General Permanent Special Presidential Supreme Honorary Lead Interim
    Opposition State Police Army Navy Co Ex National Regional Chairman Press Communications
    Information Technology Science Planning Development Treasury Commerce Industry Water Resources
    Works Housing Family Women Youth Social Public Private Under Principal Provincial Federal
    District Major Lieutenant Brigadier Staff Sergeant Squadron Flight Group Wing Field Rear Second
    First Detective Crown Head Assembly House Senate Union Cabinet Military Medical Research
    Security Party Board
    """.split()
)
"""Words before a role noun that belong to the role (`Foreign Minister`)."""

PARTICLES = frozenset(
    """
    de del della delle di da das do dos du van von der den ter ten zu bin ibn bint ben al el ul ur
    ud abu la le af av y e i ould bou Bin Ibn Ben Al El Abu Van Von De Da Di Du La Le Del Ould
    Abdul Abdel Abd Mac Mc St
    """.split()
)
"""Small words within names of persons (`Ludwig van Beethoven`), places (`Rio de Janeiro`)."""

SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV VI VII VIII XI XII XIV XVI".split())
"""What follows the name of a person and belongs to it."""

FAMILY_NAMES = frozenset(
    """
    Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo Ma Luo Liang Song
    Zheng Xie Tang Feng Yu Dong Cheng Cao Yuan Deng Fu Shen Zeng Peng Lü Su Lu Jiang Cai Jia Ding
    Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong
    Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Qian Xi Tsai Chang Hsu Hsieh Tseng Lam Leung
    Cheung Chan Wong Lau Kwok Ng Ho Yeung Tsang Yip Chow Kim Lee Park Choi Jung Jeong Cho Yoon Jang
    Lim Han Oh Seo Shin Kwon Hwang Ahn Hong Moon Yoo Nguyen Tran Pham Hoang Phan Vu Vo Dang Bui Ngo
    Duong Singh Kumar Sharma Gupta Khan Ali Ahmed Hussain Hossain Rahman Islam Begum Modi Gandhi
    Patel Reddy Rao Nair Iyer Das Roy Sen Ghosh Banerjee Chatterjee Mukherjee Jain Shah Mehta Joshi
    Mishra Pandey Yadav Thakur Verma Malik Qureshi Chaudhry Bhutto Sharif Zardari Hasina Mohamed
    Mohammed Muhammad Mohammad Ahmad Hassan Hussein Abdullah Abdallah Abdel Abdul Ibrahim Khalil
    Mahmoud Mustafa Mostafa Omar Osman Othman Saleh Salem Salman Yusuf Youssef Yousef Khalid Khaled
    Tariq Tarek Nasser Sisi Mubarak Morsi Assad Haniyeh Sinwar Abbas Arafat Erdogan Erdoğan Yilmaz
    Demir Netanyahu Levy Cohen Mizrahi Peretz Ivanov Petrov Sidorov Smirnov Kuznetsov Popov Putin
    Medvedev Lavrov Shoigu Zakharova Peskov Zelensky Zelenskyy Poroshenko Shevchenko Kovalenko
    Bondarenko Lukashenko Kowalski Nowak Mandela Zuma Ramaphosa Mbeki Mnangagwa Mugabe Kagame
    Museveni Kenyatta Odinga Ruto Buhari Obasanjo Okonkwo Adeyemi Mahama Akufo-Addo Nkrumah Mensah
    Owusu Boateng Asante Appiah Osei Diallo Traoré Traore Keita Keïta Touré Toure Cissé Coulibaly
    Diop Ndiaye Sow Ba Sall Ouattara Gbagbo Biya Tshisekedi Kabila Nkurunziza Banda Phiri Mwangi
    Kamau Otieno Ochieng Dlamini Nkosi Khumalo Ndlovu Moyo Garcia García Rodriguez Rodríguez
    Martinez Martínez Hernandez Hernández Lopez López Gonzalez González Perez Pérez Sanchez Sánchez
    Ramirez Ramírez Torres Flores Rivera Gomez Gómez Diaz Díaz Morales Ortega Murillo Bukele Petro
    Boric Maduro Chavez Chávez Castro Silva Santos Souza Oliveira Lula Bolsonaro Macri Kirchner
    Fernandez Fernández Kishida Abe Suga Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto
    Nakamura Kobayashi Widodo Jokowi Prabowo Sukarno Suharto Duterte Marcos Aquino Mahathir Najib
    Anwar Prayut Shinawatra Wickremesinghe Rajapaksa Rajapakse Sirisena Ortiz Vargas Trump Biden
    Obama Harris Pence Brown Black White Green Young King Bush Clinton Macron Merkel Scholz Sarkozy
    Blair Johnson Thatcher Truss Sunak
    """.split()
)
"""Family names that lists of US and European names leave out or that news name often."""

GIVEN_NAMES = frozenset(
    """
    Mohamed Mohammed Muhammad Mohammad Mohamad Ahmed Ahmad Hassan Hasan Hussein Hussain Ali Omar
    Umar Osama Mahmoud Mahmud Mustafa Mostafa Ibrahim Khalil Khaled Khalid Tarek Tariq Youssef
    Yousef Yusuf Abdullah Abdallah Abdulrahman Abdelrahman Abdulaziz Abdelaziz Abdelfattah
    Abdel-Fattah Abdul Abdel Saleh Salah Salman Faisal Fahad Nasser Hamad Tamim Hamdan Mansour
    Majid Mazen Nabil Samir Sameh Sherif Hosni Gamal Anwar Adel Amr Karim Kareem Walid Waleed
    Ziad Zaid Bashar Hafez Rami Riad Riyad Saad Saeed Said Sami Jamal Jamil Bassem Ayman Ashraf
    Essam Hany Hani Hesham Hisham Ihab Maher Medhat Moataz Nader Osman Ramadan Reda Sayed Tamer
    Wael Yasser Yasir Zakaria Fatima Fatma Aisha Ayesha Khadija Maryam Mariam Zainab Zeinab
    Layla Leila Laila Noura Nora Hanan Huda Iman Amal Rania Dina Heba Mona Nadia Salma Samira
    Sawsan Yasmin Yasmine Benjamin Bibi Binyamin Yitzhak Yitzchak Shimon Ehud Ariel Moshe
    Avraham Yosef Yaakov David Gilad Naftali Yair Avigdor Itamar Bezalel Gideon Golda Tzipi
    Ebrahim Javad Akbar Ayatollah Reza Mehdi Hossein Morteza Qasem Qassem Zahra Vladimir Sergei
    Sergey Dmitry Dmitri Dmytro Mikhail Mykhailo Boris Alexei Alexey Oleksiy Aleksandr Oleksandr
    Alexander Andrei Andrey Andriy Anatoly Anton Artem Denys Denis Evgeny Yevgeny Georgy Georgiy
    Gennady Igor Ihor Ivan Konstantin Leonid Maxim Maksym Nikita Nikolai Nikolay Mykola Oleg
    Oleh Pavel Pavlo Pyotr Petro Roman Ruslan Stanislav Taras Valery Vasily Vasyl Viktor Vitaly
    Vitali Volodymyr Vyacheslav Yaroslav Yuri Yury Yuriy Iurii Anastasia Ekaterina Elena Irina
    Iryna Kateryna Ksenia Lyudmila Maria Marina Nadezhda Natalia Nataliya Oksana Olena Olga
    Svetlana Tatiana Tetyana Yulia Zhanna Slobodan Zoran Goran Dragan Milan Nikola Novak
    Aleksandar Jovan Branko Stjepan Tomislav Wojciech Andrzej Krzysztof Piotr Donald Mateusz
    Jarosław Jaroslaw Lech Zbigniew Orban Recep Tayyip Mevlüt Mevlut Hakan Ahmet Mehmet Murat
    Emre Kemal Ekrem Hulusi Narendra Rahul Sonia Amit Arvind Mamata Manmohan Rajiv Indira Sanjay
    Suresh Ramesh Rajesh Mahesh Vijay Ajay Anil Sunil Ashok Ravi Deepak Sandeep Pradeep Manoj
    Vinod Arun Kiran Nirmala Priyanka Pooja Neha Sunita Anita Kavita Rekha Lakshmi Sushma Imran
    Nawaz Shehbaz Bilawal Asif Benazir Shahid Sheikh Khaleda Ziaur Mujibur Abdur Fazlur Mahinda
    Gotabaya Ranil Maithripala Pushpa Sarath Chandrika Xi Xiaoping Zedong Keqiang Jinping
    Jong-un Jong-il Jae-in Geun-hye Suk-yeol Shinzo Fumio Yoshihide Taro Junichiro Yukio Naoto
    Haruki Kenji Takeshi Hiroshi Akira Satoshi Yuki Joko Susilo Megawati Sri Ferdinand Rodrigo
    Corazon Benigno Imelda Leni Aung San Prayuth Thaksin Yingluck Nelson Thabo Jacob Cyril
    Winnie Desmond Robert Emmerson Morgan Tendai Paul Yoweri Uhuru Raila William Daniel Jomo
    Mwai Julius Jakaya Samia Goodluck Muhammadu Olusegun Bola Atiku Yemi Chinua Wole Ngozi Kofi
    Kwame Kwabena Kwaku Yaw Kojo Kwasi Nana Ama Akosua Abena Adwoa Akua Yaa Mamadou Amadou
    Ousmane Moussa Ibrahima Abdoulaye Cheikh Macky Alassane Félix Felix Laurent Idriss Teodoro
    Ellen Abiy Haile Mengistu Isaias Meles Hailemariam Tedros Almaz Hage Sam Lazarus Sipho
    Thandi Themba Zanele Nomvula Bongani Andrés Andres Manuel Enrique Felipe Vicente Nicolás
    Nicolas Hugo Fidel Raúl Raul Miguel Evo Luis Lula Jair Dilma Michelle Sebastián Sebastian
    Gabriel Gustavo Iván Álvaro Alvaro Juan Carlos José Jose Jorge Javier Julio Jesús Jesus
    Joaquín Joaquin Pedro Pablo Ollanta Alberto Alejandro Alan Cristina Mauricio Néstor Nestor
    Rafael Lenín Lenin Guillermo Rosario Nayib Xiomara Alejandra Daniela Valentina Ximena
    Guadalupe Lázaro Emiliano Jacinda Scott Malcolm Kevin Julia Gareth Keir Theresa Rishi
    Emmanuel François Francois Marine Angela Olaf Joe Barack Hillary Kamala Bernie Nancy Mitch
    Mike Antony Ursula António Antonio Ban Mahathir Najib Muhyiddin Hun Nguyen Lee Tsai Ing-wen
    Ying-jeou Ying Wei Ming Xiao Jian Yan Hui Lei Jing Ling Mei Hong Feng Qiang Jun Bin Hao Peng
    Yi Ting Siti Nur Nurul Mohd Muhd Abd Putri Budi Agus Mitt Newt Jeb Beto Rahm Tulsi Reince
    Kellyanne Huma Condoleezza Strom Orrin Saxby Sundar Oprah Kanye Beyoncé LeBron Shaquille
    Piers Ketanji Merrick Deval Barron Kyrsten Ayanna Rashida Pramila Zohran Ritchie Tucker
    Megyn Hoda Gitanas Kyriakos
    """.split()
)
"""Given names that lists of US and European names leave out or that news name often."""

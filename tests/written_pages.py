"""Pages written for the tests: papers, persons and events are invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """What stands on a page: menu, head and text of its article, and what follows."""

    menu: str
    headline: str
    byline: str
    date: str
    text: tuple[str, ...]
    below: str
    published: str

    @property
    def selected(self) -> str:
        head = f"{self.headline}\n\n{self.byline}\n\n{self.date}"
        return "\n\n".join([head, *self.text, self.below])

    @property
    def whole(self) -> str:
        return f"{self.menu}\n\n{self.selected}"

    @property
    def pasted(self) -> str:
        return "\n\n".join([f"{self.headline}\n{self.byline}\n{self.date}", *self.text])


PAGES = {
    "english": Page(
        """Skip to content
* News
* Sport
* Business
* Opinion
* Weather
* Podcasts
Subscribe
Log in
Search
Latest
* Ferry to Oxmoor cancelled for a third day
* Two held after raid on jeweller's shop
* Home
* Local news""",
        "Harbour wall to be rebuilt after winter storms",
        "By Nora Whitfield",
        "12 March 2024, 8:15am",
        (
            "The harbour wall at Selby Cove will be rebuilt over the summer after storms tore away"
            " a third of it in January, the county council said on Tuesday.",
            "Engineers found that the stones had been moving for years. They told councillors that"
            " another winter would leave the fishing fleet without shelter.",
            "“We cannot wait for a perfect plan,” said Tom Arkwright, who speaks for the harbour"
            " board. “Every tide takes a little more of the wall.”",
            "The work is expected to cost nine million pounds, most of which will come from a fund"
            " for coastal towns. The rest has to be found by the council.",
            "Fishermen welcomed the decision but asked why it had taken so long. Several boats were"
            " damaged in the storms and have not been to sea since.",
            "Work on the harbour will begin in May and is to be finished before the autumn.",
        ),
        """Share this article
Related Topics
* Selby Cove
* Storms
Most read
* Baker wins prize for a loaf nobody could lift
Judges at the county show needed a trolley.
* School bus route to change from Monday
Parents say that they were not asked.
* The dog that took the train to Hull
More from Local news
Comments
Newsletter
Sign up for our morning briefing
* About us
* Contact us
* Privacy policy
* Terms and conditions
* Advertise with us
© 2024 Selby Courier. All rights reserved.""",
        "2024-03-12T08:15:00",
    ),
    "german": Page(
        """Zum Inhalt springen
* Nachrichten
* Politik
* Wirtschaft
* Sport
* Kultur
* Wetter
Suche
Anmelden
Abo
Meistgelesen
* Zug bleibt auf freier Strecke stehen
* Bäcker backt das größte Brot im Kreis""",
        "Stadt Wiesau baut die alte Mühle wieder auf",
        "Von Greta Lindner",
        "14.03.2024, 10:20 Uhr",
        (
            "Die Stadt Wiesau will die alte Mühle am Fluss wieder aufbauen, die im vergangenen"
            " Herbst abgebrannt ist. Das hat der Gemeinderat am Dienstag beschlossen.",
            "Die Kosten werden auf drei Millionen Euro geschätzt. Die Hälfte davon übernimmt das"
            " Land, den Rest muss die Stadt in den nächsten Jahren aufbringen.",
            "„Die Mühle gehört zu Wiesau wie der Fluss“, sagte Bürgermeisterin Petra Hoffner nach"
            " der Sitzung. „Ohne sie wäre die Stadt nicht entstanden.“",
            "Kritik kam aus der Opposition. Sie hätte das Geld lieber für die Schule ausgegeben, die"
            " seit Jahren auf ein neues Dach wartet.",
            "Mit den Arbeiten an der Mühle soll im Mai begonnen werden. Die Brandursache ist noch"
            " immer nicht geklärt, die Ermittlungen dauern an.",
        ),
        """Teilen
Mehr zum Thema
* Hochwasser am Fluss: Was jetzt zu tun ist
* Neue Brücke wird erst im Sommer fertig
Kommentare
Newsletter
Jetzt kostenlos anmelden
Weitere Artikel
* Der Hund, der mit dem Zug fuhr
Eine Geschichte aus dem Nachbarort.
* Kontakt
* Impressum
* Datenschutz
* Mediadaten
© Wiesauer Bote 2024""",
        "2024-03-14T10:20:00",
    ),
    "french": Page(
        """Aller au contenu
* Actualités
* Politique
* Économie
* Sports
* Culture
* Météo
Rechercher
Se connecter
S'abonner
Les plus lus
* Un boulanger primé pour son pain géant
* Le bus scolaire change de trajet lundi""",
        "Le phare de Kermeur sera réparé avant l’été",
        "Par Élise Garnier",
        "Publié le 15 mars 2024 à 09:30",
        (
            "Le phare de Kermeur, fermé depuis la tempête de janvier, sera réparé avant l’été, a"
            " annoncé mardi le conseil départemental.",
            "Les ingénieurs ont constaté que la lanterne avait bougé de plusieurs centimètres. Selon"
            " eux, un autre hiver aurait suffi pour que la tour soit perdue.",
            "« Nous ne pouvons plus attendre », a dit le maire, Yann Le Goff, après la réunion. « Les"
            " pêcheurs ont besoin de cette lumière pour rentrer au port. »",
            "Les travaux coûteront deux millions d’euros, dont la moitié sera payée par l’État. Le"
            " reste doit être trouvé par la commune et par le département.",
            "Le chantier du phare commencera en mai. Les visites ne reprendront pas avant le mois de"
            " septembre, quand la tempête ne sera plus qu’un souvenir.",
        ),
        """Partager
Lire aussi
* La plage restera interdite tout le mois
* Une baleine vue au large du port
Commentaires
Nos newsletters
Inscrivez-vous gratuitement
Sur le même sujet
* Le chien qui prenait le train
Une histoire venue de la ville voisine.
* Mentions légales
* Confidentialité
* Nous contacter
* Publicité
© 2024 Le Courrier de Kermeur""",
        "2024-03-15T09:30:00",
    ),
    "spanish": Page(
        """Saltar al contenido
* Noticias
* Política
* Economía
* Deportes
* Cultura
* El tiempo
Buscar
Iniciar sesión
Suscríbete
Lo más leído
* Un panadero gana un premio por su pan gigante
* El autobús escolar cambia de ruta el lunes""",
        "El puente viejo de Valdarroyo se cerrará dos meses",
        "Por Lucía Romero",
        "16 de marzo de 2024, 11:05",
        (
            "El puente viejo de Valdarroyo se cerrará durante dos meses para reparar los daños que"
            " causó la crecida de enero, según informó el martes el ayuntamiento.",
            "Los ingenieros encontraron grietas en dos de los arcos. Dijeron que el puente no habría"
            " resistido otra crecida como la de este invierno.",
            "«No podemos esperar más», dijo la alcaldesa, Carmen Ibarra, después de la reunión. «La"
            " seguridad de los vecinos es lo primero».",
            "Las obras costarán un millón de euros, que pagará en su mayor parte la región. El resto"
            " lo tendrá que poner el ayuntamiento antes de fin de año.",
            "Mientras duren las obras, los coches tendrán que cruzar el río por el puente nuevo, que"
            " está a seis kilómetros. Los comerciantes temen perder clientes.",
        ),
        """Compartir
Noticias relacionadas
* La playa seguirá cerrada todo el mes
* Ven una ballena cerca del puerto
Comentarios
Boletín
Regístrate gratis
Te puede interesar
* El perro que viajaba en tren
Una historia del pueblo vecino.
* Aviso legal
* Privacidad
* Contacto
* Publicidad
© 2024 El Correo de Valdarroyo""",
        "2024-03-16T11:05:00",
    ),
    "arabic": Page(
        """الرئيسية
* أخبار
* سياسة
* اقتصاد
* رياضة
* ثقافة
* الطقس
بحث
تسجيل الدخول
اشترك
الأكثر قراءة
* خباز يفوز بجائزة عن أكبر رغيف في المدينة
* تغيير مسار حافلة المدرسة يوم الاثنين""",
        "إعادة بناء سوق المدينة القديمة بعد الحريق",
        "بقلم ليلى منصور",
        "17 مارس 2024",
        (
            "قرر مجلس المدينة يوم الثلاثاء إعادة بناء السوق القديمة التي دمرها حريق في شهر يناير،"
            " وذلك قبل حلول فصل الشتاء المقبل.",
            "وقال المهندسون إن الجدران لا تزال قوية، لكن السقف يحتاج إلى بناء جديد من الخشب والحجر"
            " كما كان في الماضي.",
            "وقالت رئيسة المجلس سعاد الخطيب بعد الاجتماع إن السوق هي قلب المدينة، وإن التجار لا"
            " يستطيعون الانتظار أكثر من ذلك.",
            "وتبلغ تكلفة الأعمال ثلاثة ملايين، تدفع الدولة نصفها، أما الباقي فعلى المدينة أن تجده"
            " قبل نهاية العام.",
            "ومن المتوقع أن تبدأ الأعمال في السوق خلال شهر مايو، ولم يعرف سبب الحريق حتى الآن.",
        ),
        """شارك
اقرأ أيضا
* إغلاق الشاطئ طوال الشهر
* مشاهدة حوت قرب الميناء
تعليقات
النشرة
اشترك مجانا
المزيد
* الكلب الذي سافر بالقطار
* سياسة الخصوصية
* شروط الاستخدام
* اتصل بنا
* إعلانات
© 2024 بريد المدينة""",
        "2024-03-17",
    ),
}


JAPANESE = """ホーム
* ニュース
* 政治
* 経済
* スポーツ
* 文化
* 天気
検索
ログイン
会員登録
ランキング
* パン職人が大賞を受賞
* スクールバスの経路が変更に

古い水車小屋を再建へ　緑川市議会が決定

2024年3月14日 10時20分

緑川市議会は火曜日、昨年秋の火災で焼けた川沿いの古い水車小屋を再建することを決めた。費用は三億円に上る見込みである。

費用の半分は県が負担し、残りは市が今後数年で用意しなければならない。市長は会議の後、水車小屋は川と同じように町のものだと述べた。

野党からは批判の声が上がった。長年新しい屋根を待っている学校のために使うべきだと主張している。

水車小屋の工事は五月に始まる予定である。火災の原因はまだ分かっていない。

シェアする
関連記事
* 海岸は今月も閉鎖
* 港の近くでクジラ
コメント
お問い合わせ
プライバシーポリシー
利用規約
© 2024 緑川新聞"""

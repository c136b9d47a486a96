"""Words that tell running text from the furniture of a page, in the languages of the news.

In: nothing. Out: three sets of lower-case words. Each is one set for all languages: a line is
never judged by one word, and which language a menu is in is not known.
"""

# The commonest words of running text, by language: the top of the lists of stop words of the
# Snowball project, with what was missing there for Polish, Ukrainian, Turkish, Arabic, Greek,
# Swahili, Zulu and Indonesian. What it gets wrong: a short word of one language may be a name or
# a label in another (`die`, `Art`), and languages that part no words have none.
STOP_WORDS = frozenset(
    # English
    "the of and to in a is that for on was with as by at it from his her he she they are be have"
    " has had this will said not but an their who were which been would its after when also than"
    " we you i our my your all more about into out up there what or if can could one so no"
    # German
    " der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"
    " werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum"
    " war haben nur oder aber vor zur bis mehr durch man sein wurde sei kann ich wir"
    # French
    " le la les et des du un une dans que qui en au aux pour par sur pas plus ne se ce il elle est"
    " sont avec son sa ses ont été cette mais comme ou nous vous leur selon fait"
    # Spanish, Portuguese, Italian
    " el los las y del que una por con para su al lo como más pero sus ha fue este esta sin sobre"
    " también entre hasta desde o os e do da dos das em uma não na no nas nos ao foi pelo pela seu"
    " sua são mas il di che è gli della dei delle nel alla per non sono più anche come dal si ed ai"
    # Dutch
    " het een van voor zijn met dat op aan niet ook bij door werd naar uit wordt maar heeft nog te"
    # Swedish, Danish, Norwegian
    " och att som är på det av till har inte med om den var ett men hon han kan vid de och og er"
    " ikke til af blev efter ved fra jeg vi også være"
    # Polish
    " i w z na się do nie że jest to o jak po za od przez który dla ale oraz co był"
    # Russian and Ukrainian
    " и в на не что с по как это из к у за от о для его был его но все они он она же так при"
    " та що до з про які його як це або також"
    # Turkish
    " ve bir bu da de için ile olarak çok daha olan gibi ancak kadar sonra"
    # Arabic
    " في من على إلى أن التي الذي عن مع هذا هذه ما لا كان بعد قال كما بين ذلك وقد وقال أو حتى"
    # Greek
    " και το να του η της με που για την από στο ο τα των δεν θα είναι"
    # Swahili, Zulu, Indonesian and Malay
    " na ya wa kwa katika ni la za cha hiyo huyo kuwa hayo ukuthi futhi uma yang dan di ini itu"
    " dengan untuk dari pada dalam tidak akan oleh".split()
)

# The labels of menus, footers, forms and teasers, from the default strings of WordPress, Drupal
# and Ghost and their translations, and from the menus of the newspapers of the public Fundus list.
# What it gets wrong: an article on subscriptions or on a website uses these words as well.
LABELS = frozenset(
    "home homepage menu search login logout log signin subscribe subscription subscriptions"
    " newsletter newsletters privacy cookie cookies terms contact advertise careers sitemap help"
    " faq rss facebook twitter instagram youtube linkedin whatsapp tiktok pinterest telegram share"
    " comment comments related trending popular latest recommended sponsored advertisement"
    " podcasts podcast videos video gallery photos weather sports sport lifestyle entertainment"
    " opinion shop jobs apps app download account register sign unsubscribe email e-mail copyright"
    " reserved rights policy read follow print save skip navigation sections topics tags tag"
    " archive epaper e-paper horoscope crosswords puzzles puzzle editions edition accessibility"
    " disclaimer editorial masthead feedback previous next close click advert ads stories"
    " member membership donate playlist"
    # German
    " startseite suche suchen anmelden abmelden abo abonnieren abonnement datenschutz impressum agb"
    " kontakt anzeige anzeigen werbung teilen kommentare kommentieren kommentar merken drucken"
    " weiterlesen mehr nachrichten wetter ratgeber mediathek karriere hilfe themen schlagwörter"
    " anhören nutzungsbedingungen barrierefreiheit meistgelesen ressorts registrieren verlag"
    # French
    " accueil rechercher recherche connexion abonner abonnez-vous abonnés s'abonner confidentialité"
    " publicité partager commentaires commentaire lire météo mentions légales contacter emploi"
    " vidéos rubriques inscription newsletters actualités actualité"
    # Spanish, Portuguese, Italian
    " inicio buscar suscríbete suscribirse suscripción privacidad publicidad compartir comentarios"
    " contacto aviso legal iniciar sesión registrarse leer titulares boletín boletines início"
    " pesquisar assinar assine privacidade publicidade partilhar compartilhar comentários contato"
    " contactos últimas mais cerca accedi abbonati pubblicità condividi commenti contatti leggi"
    " notizie"
    # Dutch, Swedish, Danish, Norwegian
    " zoeken inloggen abonneren privacybeleid voorwaarden adverteren nieuwsbrief deel reacties"
    " nieuws sök logga prenumerera integritetspolicy annons annonsera dela kommentarer kundservice"
    " nyheter nyhetsbrev søg abonnér abonner privatlivspolitik kontakt nyheder del forside tips"
    # Polish, Russian, Ukrainian
    " szukaj zaloguj prenumerata prywatności reklama udostępnij komentarze kontakt regulamin"
    " главная поиск войти подписаться подписка реклама контакты поделиться комментарии новости"
    " редакция головна пошук реклама контакти новини поділитися"
    # Turkish, Arabic, Greek
    " ana sayfa ara giriş abone gizlilik reklam iletişim paylaş yorumlar künye haberler"
    " الرئيسية بحث تسجيل اشترك الاشتراك سياسة الخصوصية شروط اتصل إعلان إعلانات شارك تعليقات"
    " المزيد أخبار الأخبار رياضة الأكثر قراءة النشرة αρχική αναζήτηση σύνδεση επικοινωνία όροι"
    " σχόλια ειδήσεις"
    # Czech, Hungarian, Romanian, Hebrew, Persian, Hindi, Vietnamese, Indonesian
    " hledat přihlásit předplatné reklama kontakty zprávy keresés bejelentkezés előfizetés"
    " adatvédelem impresszum hirdetés kapcsolat hírek căutare abonează-te publicitate știri חיפוש"
    " התחברות פרסום חדשות תנאי פרטיות جستجو ورود اشتراک تبلیغات تماس اخبار होम खोजें समाचार"
    " विज्ञापन संपर्क गोपनीयता beranda cari masuk langganan iklan kontak berita kebijakan privasi"
    # Japanese, Chinese, Korean
    " ホーム ニュース 検索 ログイン 会員登録 ランキング 天気 スポーツ 広告 関連記事 コメント"
    " お問い合わせ プライバシーポリシー 利用規約 シェアする 首页 新闻 搜索 登录 注册 广告"
    " 评论 分享 联系我们 关于我们 隐私政策 天气 体育 财经 娱乐 相关阅读 홈 뉴스 검색 로그인"
    " 회원가입 구독 광고 댓글 공유 관련기사 날씨".split()
)

# How a page speaks to its reader in whole sentences. Source and faults as above; interviews and
# letters speak so too.
ADDRESS = frozenset(
    "you your our us we please sie ihre ihren unser unsere uns bitte vous votre vos notre nos"
    " usted su tu tus nuestro nuestra nuestros você seu nosso nossa suoi tuo nostri uw onze jouw"
    " din ditt dina vår vårt dit deres våre twój nasz naszej ваш вашу наш наши siz bizim".split()
)

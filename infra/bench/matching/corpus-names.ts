/** One name in the spellings that offices write it with; the first is the most usual. */
export type Name = { spellings: readonly string[]; original?: string };

export type Origin = {
  citizenship: string;
  weight: number;
  women: readonly Name[];
  men: readonly Name[];
  families: readonly Name[];
};

/** `Mohamed/Muhammad=محمد` and so on, separated by spaces; a dot stands for a space within a name. */
function names(text: string): Name[] {
  return text
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [spellings = '', original] = each.split('=');
      return { spellings: spellings.split('/'), ...(original && { original }) };
    });
}

/** Names made of parts, each part with its own spellings: a few stems and endings make many names. */
function madeOf(...parts: string[]): Name[] {
  return parts.map(names).reduce((before, after) =>
    before.flatMap((first) =>
      after.map((second) => ({
        spellings: [...first.spellings.entries()].flatMap(([index, one]) =>
          second.spellings
            .filter((_, place) => index === 0 || place === 0 || (index + place) % 2 === 0)
            .map((other) => `${one}${other}`),
        ),
        ...(first.original &&
          second.original && { original: `${first.original}${second.original}` }),
      })),
    ),
  );
}

/**
 * Names in the romanisations that Italian offices, passports and the people themselves use, from
 * general knowledge; those made of parts are plausible rather than real. Nobody who bears one is meant.
 */
export const origins: readonly Origin[] = [
  {
    citizenship: '436',
    weight: 24,
    women: names(`Fatima/Fatma/Fatimah/Fatiha=فاطمة Khadija/Khadidja/Hadija/Kadija=خديجة
      Amina/Aminah/Ameena=أمينة Naima/Naïma/Naimah=نعيمة Samira/Samirah/Sameera=سميرة Hanane/Hanan/Hannan=حنان
      Zineb/Zaynab/Zeinab/Zainab=زينب Salma/Selma=سلمى Houda/Huda/Hoda=هدى Nadia/Nadya/Nadiya=نادية
      Imane/Iman/Eman=إيمان Saida/Saïda/Sayda=سعيدة Rachida/Rashida=رشيدة Malika/Maleeka=مليكة
      Hafida/Hafeeda/Hafidha=حفيظة Souad/Suad/Soad=سعاد Loubna/Lubna=لبنى Karima/Kareema=كريمة Asmae/Asma/Asmaa=أسماء
      Meryem/Mariam/Maryam/Meriem=مريم Ilham/Elham=إلهام Bouchra/Bushra/Boshra=بشرى Siham/Seham=سهام`),
    men: names(`Mohamed/Muhammad/Mohammed/Mohammad/Mouhamed/Muhamed=محمد Ahmed/Ahmad/Ahamed=أحمد
      Hassan/Hasan/Hassane=حسن Youssef/Yusuf/Yousef/Youssouf/Yussef=يوسف Abdelkader/Abdulkader/Abdelqader/Abd-el-Kader=عبد.القادر
      Rachid/Rashid/Rasheed=رشيد Mustapha/Mostafa/Mustafa/Moustapha=مصطفى Khalid/Khaled/Halid/Kalid=خالد Omar/Umar/Oumar=عمر
      Said/Saïd/Saeed/Sayed=سعيد Brahim/Ibrahim/Ebrahim=إبراهيم Hicham/Hisham/Hischam=هشام
      Abdellah/Abdallah/Abdullah/Abdulla=عبد.الله Tarik/Tariq/Tarek/Tareq=طارق Jamal/Gamal/Djamal=جمال Karim/Kareem=كريم
      Nabil/Nabeel=نبيل Aziz/Azeez=عزيز Driss/Idris/Idriss=إدريس Noureddine/Nuruddin/Nour.Eddine/Noreddin=نور.الدين
      Hamid/Hameed=حميد Jaouad/Jawad=جواد Abderrahim/Abdurrahim/Abdel.Rahim=عبد.الرحيم`),
    families: madeOf(
      '/El./Al=ال Ben/Bin./Ben.=بن Bou/Bu/Abou=بو Ait./Aït./Ayt=أيت.',
      `Kharraz/Harraz/Kharaz=خراز Chemmal/Shammal/Chamal=شمال Mansour/Mansur=منصور Haddad/Hadad=حداد Rahhal/Rahal=رحال
      Youns/Yunus/Younous=يونس Jabbar/Djabbar/Gabbar=جبار Sabbagh/Sebbagh/Sabag=صباغ Tahir/Taher/Tahar=طاهر
      Zoubair/Zubair/Zobeir=زبير Hamdoun/Hamdun=حمدون Louk/Luk/Louq=لوك Nasser/Nacer/Nasir=ناصر Ghazal/Gazal=غزال
      Khattab/Hattab/Katab=خطاب Slimane/Suleiman/Sliman=سليمان Qassem/Kacem/Kasim=قاسم Farhat/Ferhat=فرحات`,
      'i/y=ي ani/any=اني =',
    ),
  },
  {
    citizenship: '305',
    weight: 14,
    women: madeOf(
      `Nasrin./Nasreen./Nasrine.=নাসরিন. Shirin./Shireen.=শিরিন. Farzana./Farjana.=ফারজানা. Rokeya./Rokeia./Ruqaiya.=রোকেয়া.
      Taslima./Tasleema.=তাসলিমা. Jesmin./Jasmin./Jesmine.=জেসমিন. Salma./Selma.=সালমা. Hasina./Haseena.=হাসিনা. Moushumi./Mausumi.=মৌসুমী.`,
      'Sultana/Soltana=সুলতানা Khatun/Khatoon/Katun=খাতুন Begum/Begom/Begam=বেগম Akter/Akhter/Aktar=আক্তার Parvin/Parveen/Perveen=পারভীন',
    ),
    men: madeOf(
      'Md./Mohammed./Mohammad./Muhammad./Mohd.=মোহাম্মদ. Abdul./Abdur./Abdool.=আব্দুল. =',
      `Rahim/Raheem/Rohim=রহিম Karim/Korim/Kareem=করিম Jahangir/Jahangeer/Zahangir=জাহাঙ্গীর Shahin/Shaheen/Sahin=শাহীন
      Alamgir/Alamgeer=আলমগীর Mizan/Mizanur/Mijan=মিজান Rafiq/Rafiqul/Rofiq/Rafik=রফিক Sohel/Suhel/Sohail=সোহেল
      Jamal/Zamal=জামাল Babul/Babool=বাবুল Delwar/Delowar/Dilwar=দেলোয়ার Kamal/Komol=কামাল Faruk/Farooq/Faruque=ফারুক
      Monir/Munir/Moneer=মনির Selim/Salim/Saleem=সেলিম Masud/Masood=মাসুদ`,
    ),
    families:
      names(`Hossain/Hussain/Hosen/Hossen/Hosain=হোসেন Islam/Eslam=ইসলাম Miah/Mia/Miya=মিয়া Uddin/Udin/Ud-Din=উদ্দিন
      Sarkar/Sarker/Sharkar=সরকার Chowdhury/Choudhury/Chaudhury/Chowdhuri=চৌধুরী Bhuiyan/Bhuyan/Bhuiya=ভূঁইয়া
      Mollah/Molla/Mulla=মোল্লা Khan/Kan=খান Sikder/Shikder/Sikdar=সিকদার Talukder/Talukdar=তালুকদার
      Howlader/Hawlader/Haulader=হাওলাদার Rahman/Rahaman/Rohman=রহমান Ahmed/Ahmad/Ahammed=আহমেদ Ali/Aly=আলী
      Biswas/Bishwas=বিশ্বাস Majumder/Mazumdar/Mojumder=মজুমদার Patwary/Patowary=পাটোয়ারী Sheikh/Shaikh/Sekh=শেখ Matubbar/Matubber=মাতুব্বর`),
  },
  {
    citizenship: '243',
    weight: 14,
    women:
      names(`Oksana/Oxana=Оксана Olena/Elena/Yelena=Олена Halyna/Galina/Halina=Галина Iryna/Irina=Ірина
      Svitlana/Svetlana/Switlana=Світлана Nadiia/Nadia/Nadiya/Nadezhda=Надія Liudmyla/Lyudmila/Ludmila=Людмила
      Yuliia/Julia/Yulia/Iuliia=Юлія Mariia/Maria/Mariya=Марія Tetiana/Tatiana/Tetyana=Тетяна Natalia/Nataliia/Natalya=Наталія
      Olha/Olga=Ольга Kateryna/Ekaterina/Katerina=Катерина Viktoriia/Victoria/Viktoria=Вікторія Lesia/Lesya=Леся`),
    men: names(`Andrii/Andriy/Andrey/Andrij=Андрій Oleksandr/Aleksandr/Alexander/Olexandr=Олександр Ivan/Iwan=Іван
      Mykola/Nikolai/Mikola/Nikolay=Микола Petro/Pyotr/Piotr=Петро Vasyl/Vasil/Vasyly/Wasyl=Василь Yurii/Yuriy/Yuri/Iurii=Юрій
      Bohdan/Bogdan=Богдан Taras/Tarass=Тарас Viktor/Victor=Віктор Serhii/Sergey/Serhiy/Sergii=Сергій
      Volodymyr/Vladimir/Wolodymyr=Володимир Ihor/Igor=Ігор Roman/Romann=Роман`),
    families: madeOf(
      `Koval/Kowal=Ковал Bondar/Bondarr=Бондар Tkach/Tkac/Tkatch=Ткач Melnych/Melnic/Melnyc=Мельнич Shevch/Sevch/Chevtch=Шевч
      Krav/Kraw=Крав Savch/Savc/Savtch=Савч Lys/Lis=Лис Boich/Boych/Boitch=Бойч March/Marc/Martch=Марч Kharch/Harch/Khartch=Харч
      Hryts/Grits/Gryts=Гриц Polishch/Polisch/Polichtch=Поліщ Zakhar/Zahar/Sachar=Захар Vasyl/Wasil/Vasil=Васил Fedor/Fiodor=Федор
      Yurch/Iurch/Jurtch=Юрч Demch/Demtch=Демч Ostap/Ostapp=Остап Panas/Panass=Панас`,
      'enko/enco/yenko=енко uk/ouk/yuk=ук yshyn/ishin/yschin=ишин ovych/ovich/owytsch=ович',
    ),
  },
  {
    citizenship: '314',
    weight: 12,
    women: madeOf(
      'Xiao/Hsiao=晓 Mei/May=美 Li/Lee=丽 Yu/Yoo=玉 Hong/Hung=红 Xiu/Hsiu=秀 Yan/Yen=艳 Lan/Lann=兰 Qing/Ching=青 Shu/Shoo=淑',
      'mei/.Mei=梅 ling/.Ling=玲 hua/.Hua=华 ying/.Ying=英 fang/.Fang=芳 ping/.Ping=萍 na/.Na=娜 jing/.Jing=静 xia/.Xia=霞',
    ),
    men: madeOf(
      'Jian/Chien=建 Zhi/Chih=志 Xiao/Hsiao=晓 Guo/Kuo=国 Wei/Wai=伟 Hai/Hay=海 Yong/Yung=永 Da/Dah=大 Ming/Min=明 Shao/Shaw=少',
      'guo/.Guo=国 qiang/.Qiang=强 dong/.Dong=东 jun/.Jun=军 ping/.Ping=平 hui/.Hui=辉 long/.Long=龙 feng/.Feng=峰 bo/.Bo=波',
    ),
    families:
      names(`Chen/Tchen=陈 Lin/Lim=林 Hu/Hoo=胡 Wang/Wong=王 Zhang/Chang=张 Zheng/Cheng=郑 Wu/Woo=吴 Huang/Hwang=黄 Ye/Yeh=叶
      Zhou/Chou/Chow=周 Xu/Hsu=徐 Jin/Chin=金 Liu/Liou=刘 Zhao/Chao=赵 Sun/Suen=孙 Zhu/Chu=朱 Gao/Kao=高 Lu/Loo=卢 Pan/Pann=潘 Yang/Young=杨`),
  },
  {
    citizenship: '330',
    weight: 10,
    women: madeOf(
      'Har/Hur Gur/Guru Man/Mann Jas/Jass Kul/Kull Raj/Raaj Sim/Simm Aman/Amun Kamal/Kamall Param/Perm',
      'preet/prit jit/jeet winder/vinder deep/dip ran/rann inder/ender',
    ),
    men: madeOf(
      'Har/Hur Gur/Guru Man/Mann Jas/Jass Bal/Ball Sukh/Suk Dal/Dall Lakh/Lak Amar/Amer Sat/Satt',
      'preet/prit jit/jeet winder/vinder deep/dip dev/deo nam/naam pal/paul meet/mit',
    ),
    families:
      names(`Singh/Sing/Sinh Kaur/Kour Kumar/Kumaar Sharma/Sarma Gill/Gil Sandhu/Sandu Dhillon/Dillon/Dhillan Sidhu/Sidu Lal/Laal
      Saini/Sainy Thakur/Thakoor Verma/Varma Brar/Braar Grewal/Garewal Dhaliwal/Dhaliwall Mann/Maan Bains/Bainss Sohal/Sohall`),
  },
  {
    citizenship: '201',
    weight: 12,
    women:
      names(`Elira/Elyra Mirela/Mirella Arta/Artha Besa/Bessa Drita/Dritta Teuta/Teutha Valbona/Vallbona Vjosa/Viosa Ermira/Hermira
      Lindita/Linditta Blerta/Blertha Majlinda/Mailinda Anila/Anilla Entela/Entella Ornela/Ornella Luljeta/Lulieta`),
    men: names(`Arben/Arbën Besnik/Besnick Ilir/Illir Agron/Aggron Gent/Ghent Luan/Louan Fatmir/Fathmir Skënder/Skender/Skander Altin/Altyn
      Dritan/Dritann Gëzim/Gezim Petrit/Petritt Bujar/Buiar Shkëlqim/Shkelqim Ardian/Ardyan`),
    families: madeOf(
      'Krasni/Crasni Beri/Bery Ho/Hoo Gja/Gia Der/Derr Baj/Bai Mori/Mory Sha/Scia Mema/Memma Dau/Dav Cu/Çu Xhe/Ge Zogo/Zoggo Malo/Mallo Kuqa/Cuqa',
      'qi/chi sha/scia xha/gia ka/ca vishi/visci rami/rammi lla/la ku/cu jani/iani ni/nni',
    ),
  },
  {
    citizenship: '450',
    weight: 8,
    women:
      names(`Awa/Aoua Fatou/Fatu Mariama/Mariame Aminata/Aminatou Ndeye/N'Deye Khady/Hady/Khadi Adja/Adjia Aissatou/Aïssatou/Aisatu
      Bintou/Bintu Rokhaya/Rokaya/Roqaya Coumba/Kumba Astou/Astu Maimouna/Maymuna Yacine/Yassine Sokhna/Sohna`),
    men: names(`Mamadou/Mamadu/Mamoudou Ibrahima/Ibraima Ousmane/Usman/Ousman Moussa/Musa/Mousa Cheikh/Sheikh/Cheick Abdoulaye/Abdulaye/Abdulai
      Amadou/Amadu/Ahmadou Modou/Modu Serigne/Sérigne Issa/Isa Babacar/Boubacar/Babakar Malick/Malik Aliou/Aliu Lamine/Lamin`),
    families:
      names(`Diop/Diope Ndiaye/N'Diaye/Ndiay Fall/Fal Sow/Sou Diallo/Dialo/Jallow Gueye/Guèye/Gaye Ba/Bah Traore/Traoré Ouedraogo/Ouédraogo
      Kone/Koné Coulibaly/Koulibaly Toure/Touré Sarr/Sar Cisse/Cissé/Sisse Mbaye/M'Baye Thiam/Tiam Sylla/Silla Diagne/Diagna Kane/Kan
      Badji/Baji Camara/Kamara Dieng/Dyeng Faye/Fay Seck/Sek Mbengue/M'Bengue Niang/Nyang Lo/Loh Wade/Ouade Samb/Samba`),
  },
  {
    citizenship: '615',
    weight: 6,
    women: names(
      `Rosa/Rossa Carmen/Carmén Yolanda/Jolanda Milagros/Milagro Gladys/Gladis Maribel/Marivel Yanet/Janet Lucia/Lucía Flor/Flór Angelica/Angélica`,
    ),
    men: names(
      `Luis/Luís Jorge/Jorje Jose/José Miguel/Migel Cesar/César Raul/Raúl Hector/Héctor Wilmer/Vilmer Edwin/Edvin Orlando/Orlandó`,
    ),
    families:
      names(`Flores/Florez Rojas/Roxas Medina/Medinna Cruz/Crus Mendoza/Mendosa Castillo/Castilo Vargas/Bargas Ramos/Ramoz Peralta/Peralto
      Guzman/Guzmán Valdes/Valdés/Valdez Molina/Molinna Huaman/Huamán/Guaman Quispe/Quizpe Mamani/Mammani Condori/Condory`),
  },
];

import type { Random } from '#shared/sample/sample-random.ts';
import type { Sex } from '../person-facts/person-facts.ts';

type Names = { women: string[]; men: string[]; families: string[] };

function names(women: string, men: string, families: string): Names {
  return { women: women.split(' '), men: men.split(' '), families: families.split(' ') };
}

/** Common names, combined by chance: whoever bears one of the combinations is not meant. */
const arabic = names(
  'Fatima Khadija Amina Naima Samira Hanane Latifa Zineb Salma Houda Nadia Imane',
  'Mohamed Ahmed Hassan Youssef Abdelilah Rachid Mustapha Khalid Omar Said Brahim Hicham',
  'Alaoui Benali Chraibi Idrissi Lahlou Mansouri Naciri Ouazzani Rahmani Tazi Zeroual Boukhari',
);
const albanian = names(
  'Elira Mirela Arta Besa Drita Teuta Valbona Vjosa Ermira Lindita',
  'Arben Besnik Ilir Agron Gent Luan Fatmir Skender Altin Dritan',
  'Hoxha Krasniqi Gashi Berisha Shala Leka Dervishi Kola Prifti Bajrami Morina Rama',
);
const moldovan = names(
  'Natalia Elena Tatiana Ludmila Doina Mariana Galina Silvia Rodica Olesea',
  'Ion Vasile Andrei Sergiu Mihail Victor Nicolae Igor Dumitru Oleg',
  'Rusu Ceban Munteanu Ciobanu Lungu Rotaru Moraru Popescu Sirbu Cojocaru Gutu Botnari',
);
const chinese = names(
  'Li Xiaomei Yan Fang Jing Meiling Xia Hong Yulan Lihua',
  'Wei Jun Ming Qiang Hao Lei Jianguo Bo Tao Peng',
  'Chen Lin Hu Wang Zhang Zheng Wu Huang Ye Zhou Xu Jin',
);
const bengali = names(
  'Nasrin Shirin Farzana Rokeya Taslima Salma Jesmin Parvin Ruma Sultana',
  'Rahim Karim Jahangir Shahin Alamgir Mizan Rafiq Sohel Jamal Babul',
  'Hossain Islam Miah Uddin Sarkar Chowdhury Bhuiyan Mollah Khan Sikder Talukder Howlader',
);
const eastSlavic = names(
  'Oksana Olena Halyna Iryna Svitlana Nadiia Liudmyla Yuliia Mariia Tetiana',
  'Andrii Oleksandr Ivan Mykola Petro Vasyl Yurii Bohdan Taras Viktor',
  'Kovalenko Bondarenko Tkachuk Melnyk Shevchuk Kravets Savchenko Moroz Lysenko Boyko Marchuk',
);
const southSlavic = names(
  'Jelena Milica Dragana Snezana Gordana Ana Biljana Vesna Marija Ivana',
  'Dragan Goran Zoran Milan Nikola Dejan Sasa Marko Slavisa Aleksandar',
  'Jovanovic Petrovic Nikolic Markovic Stojanovic Ilic Pavlovic Kovacevic Ristov Stankov Hadzic',
);
const sinhala = names(
  'Nimali Kumari Chandrika Dilani Sandya Malani Anusha Renuka Priyanka Shanthi',
  'Nimal Sunil Chaminda Ruwan Ajith Prasanna Nuwan Sampath Lasantha Tharindu',
  'Fernando Perera Silva Dissanayake Bandara Jayasinghe Warnakulasuriya Herath Gunawardena',
);
const indian = names(
  'Manpreet Harpreet Gurpreet Jasvir Kulwinder Rajni Sunita Priya Anita Simran',
  'Gurpreet Harjit Manjit Balwinder Sukhdev Rajesh Ravi Satnam Amarjit Jaspal',
  'Singh Kumar Sharma Gill Sandhu Dhillon Sidhu Lal Saini Thakur Verma',
);
const pakistani = names(
  'Ayesha Rukhsana Saima Bushra Nazia Shazia Zubaida Sadia Rabia Mehwish',
  'Muhammad Imran Asif Tariq Nadeem Waqas Shahid Zahid Faisal Bilal',
  'Ahmed Hussain Khan Iqbal Butt Malik Shah Akhtar Mehmood Raza Cheema Gondal',
);
const nigerian = names(
  'Blessing Joy Faith Precious Comfort Esther Adaeze Ngozi Patience Mercy',
  'Emeka Osagie Chidi Samuel Emmanuel Godwin Festus Collins Sunday Kingsley',
  'Okafor Eze Omoruyi Igbinedion Nwosu Osaro Edosa Obi Uche Aigbe',
);
const ghanaian = names(
  'Abena Akosua Grace Gifty Comfort Adwoa Afia Vida Janet Esther',
  'Kwame Kofi Kwabena Yaw Samuel Emmanuel Kojo Isaac Ebenezer Daniel',
  'Osei Mensah Boateng Owusu Asante Appiah Agyeman Adjei Amoah Darko',
);
const cameroonian = names(
  'Solange Clarisse Nadege Chantal Mireille Berthe Odette Carine',
  'Herve Serge Alain Rodrigue Armand Blaise Guy Landry',
  'Ngono Mbarga Tchoumi Fotso Kamga Essomba Nguema Talla Djomo Atangana',
);
const westAfricanFrench = names(
  'Awa Fatou Mariama Aminata Ndeye Khady Adja Aissatou Bintou Rokhaya',
  'Mamadou Ibrahima Ousmane Moussa Cheikh Abdoulaye Amadou Modou Serigne Issa',
  'Diop Ndiaye Fall Sow Diallo Gueye Ba Traore Ouedraogo Kone Coulibaly Toure',
);
const portuguese = names(
  'Juliana Camila Patricia Adriana Fernanda Luciana Renata Vanessa',
  'Carlos Rafael Thiago Marcelo Rodrigo Bruno Eduardo Felipe',
  'Oliveira Santos Souza Pereira Costa Rodrigues Almeida Nascimento Barbosa Ribeiro',
);
const spanish = names(
  'Rosa Carmen Yolanda Milagros Gladys Maribel Yanet Lucia Flor Angelica',
  'Luis Jorge Jose Miguel Cesar Raul Hector Wilmer Edwin Orlando',
  'Flores Rojas Medina Cruz Mendoza Castillo Vargas Ramos Peralta Guzman Valdes Molina',
);

const byCitizenship: Record<string, Names> = {
  '436': arabic,
  '460': arabic,
  '419': arabic,
  '401': arabic,
  '201': albanian,
  '272': albanian,
  '254': moldovan,
  '314': chinese,
  '305': bengali,
  '243': eastSlavic,
  '245': eastSlavic,
  '271': southSlavic,
  '253': southSlavic,
  '252': southSlavic,
  '311': sinhala,
  '330': indian,
  '344': pakistani,
  '301': pakistani,
  '443': nigerian,
  '423': ghanaian,
  '450': westAfricanFrench,
  '404': westAfricanFrench,
  '409': westAfricanFrench,
  '411': cameroonian,
  '435': westAfricanFrench,
  '422': westAfricanFrench,
  '605': portuguese,
  '323': spanish,
  '608': spanish,
  '516': spanish,
  '514': spanish,
  '615': spanish,
};

/** Where one name is all that some people's documents hold. */
const singleNameCountries = ['305', '330', '301', '344', '311'];

export function drawName(
  random: Random,
  sex: Sex,
  citizenship: string,
): { givenName: string; familyName: string | null } {
  const group = byCitizenship[citizenship] ?? random.pick(Object.values(byCitizenship));
  const woman = sex === 'UNKNOWN' ? random.chance(0.5) : sex === 'FEMALE';
  const givenNames = woman ? group.women : group.men;
  const [first, second] = [random.pick(givenNames), random.pick(givenNames)];
  if (singleNameCountries.includes(citizenship) && random.chance(0.05)) {
    return { givenName: first, familyName: null };
  }
  const [father, mother] = [random.pick(group.families), random.pick(group.families)];
  return {
    givenName: first !== second && random.chance(0.06) ? `${first} ${second}` : first,
    familyName: group === spanish ? `${father} ${mother}` : father,
  };
}

import type { Unit } from '../directory-data.js';

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly nameGenitive: string;
  readonly topics: readonly string[];
}

const row = (id: string, name: string, nameGenitive: string, topics: readonly string[] = []): UnitRow => ({
  id,
  name,
  nameGenitive,
  topics,
});

/** Which leader directs which units: the demonstration distribution of duties (розподіл обов’язків). */
const byLeader: Readonly<Record<string, readonly UnitRow[]>> = {
  'head-of-affairs': [
    row('office', 'управління по роботі зі зверненнями громадян', 'управління по роботі зі зверненнями громадян'),
    row('protocol', 'управління організаційно-протокольної роботи', 'управління організаційно-протокольної роботи', [
      '200',
    ]),
    row('legal', 'юридичне управління', 'юридичного управління', ['110']),
    row('personnel', 'відділ кадрової роботи', 'відділу кадрової роботи', ['060']),
    row(
      'digital',
      'управління інформаційно-комунікаційних технологій',
      'управління інформаційно-комунікаційних технологій',
      ['150'],
    ),
  ],
  'deputy-mayor-housing': [
    row('infrastructure', 'департамент розвитку інфраструктури міста', 'департаменту розвитку інфраструктури міста', [
      '080',
    ]),
    row('housing', 'управління благоустрою та житлової політики', 'управління благоустрою та житлової політики', [
      '090',
    ]),
    row('improvement-inspection', 'інспекція з благоустрою', 'інспекції з благоустрою', ['080']),
    row('ecology', 'управління екології', 'управління екології', ['100']),
  ],
  'deputy-mayor-social': [
    row('social-policy', 'департамент соціальної політики', 'департаменту соціальної політики', ['050']),
    row('health', 'управління охорони здоров’я', 'управління охорони здоров’я', ['070']),
    row('education', 'департамент освіти і науки', 'департаменту освіти і науки', ['140']),
    row('culture', 'управління культури', 'управління культури', ['130', '160']),
    row('children', 'управління у справах дітей', 'управління у справах дітей', ['120']),
  ],
  'deputy-mayor-economy': [
    row('finance', 'департамент фінансів', 'департаменту фінансів', ['040']),
    row('economy', 'управління економіки', 'управління економіки', ['030', '005']),
    row('property', 'управління комунальної власності міста', 'управління комунальної власності міста', ['030']),
    row('architecture', 'управління містобудування та архітектури', 'управління містобудування та архітектури', [
      '030',
    ]),
    row('land', 'управління земельних відносин', 'управління земельних відносин', ['010']),
  ],
  'first-deputy-mayor': [
    row('transport', 'управління транспорту та телекомунікацій', 'управління транспорту та телекомунікацій', ['020']),
    row('civil-protection', 'управління з питань цивільного захисту', 'управління з питань цивільного захисту', [
      '210',
    ]),
  ],
};

const cityRows = Object.entries(byLeader).flatMap(([leader, rows]) => rows.map((unit) => ({ leader, unit })));

/** The executive bodies of the city council, the office first: their people are staff (KR-2.30; docs/decisions/0020). */
export const cityUnits: readonly Unit[] = cityRows.map(({ leader, unit }, index) => ({
  ...unit,
  registerCode: String(index + 1).padStart(2, '0'),
  headPostId: `${unit.id}-head`,
  subordinateTo: leader,
  staff: true,
  organisation: null,
}));

const districts: readonly (readonly [id: string, council: string])[] = [
  ['metalurhiinyi', 'Металургійної районної у місті ради'],
  ['dovhyntsivskyi', 'Довгинцівської районної у місті ради'],
  ['pokrovskyi', 'Покровської районної у місті ради'],
  ['inhuletskyi', 'Інгулецької районної у місті ради'],
  ['saksahanskyi', 'Саксаганської районної у місті ради'],
  ['tsentralno-miskyi', 'Центрально-Міської районної у місті ради'],
  ['ternivskyi', 'Тернівської районної у місті ради'],
];

/**
 * The committees of the seven district councils (виконкоми районних у місті рад). They draft and sign
 * replies of their own (KR-3.19) but are bodies of other councils, so not staff (docs/decisions/0020).
 */
export const districtUnits: readonly Unit[] = districts.map(([id, council], index) => ({
  id: `district-${id}`,
  name: `виконком ${council}`,
  nameGenitive: `виконкому ${council}`,
  registerCode: String(index + 51),
  headPostId: `district-${id}-head`,
  subordinateTo: null,
  staff: false,
  organisation: `Виконавчий комітет ${council}`,
  topics: [],
}));

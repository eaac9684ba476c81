import { z } from 'zod';
import type { Role } from '../../domain/actor.js';
import { isPlainDate, plainDate, type Weekday } from '../../domain/plain-date.js';
import { type ReceptionKind, receptionKinds } from '../../domain/reception/states.js';
import { type BodyKind, type PostInLaw, type PostKind } from '../directory-data.js';

/** Shapes of the files of a council. What one file may say of another is checked in `check-council`. */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/)
  .describe('Незмінна назва латинськими літерами.');
const words = (most = 400) => z.string().trim().min(1).max(most);

/** A closed list, each word told in Ukrainian: editors show it beside the word. */
const listed = <W extends string>(told: Readonly<Record<W, string>>) =>
  z.enum(Object.keys(told) as [W, ...W[]]).meta({ enumDescriptions: Object.values(told) });

const roleNames: Readonly<Record<Exclude<Role, 'system'>, string>> = {
  registrar: 'реєструє звернення, записує на прийом',
  leader: 'накладає резолюції, приймає громадян',
  executor: 'готує відповіді',
  control: 'контролює строки й виконання',
  'unit-head': 'керує підрозділом',
  'office-head': 'керує роботою зі зверненнями',
  'workflow-admin': 'змінює процеси, справ громадян не бачить',
  'compliance-reviewer': 'перевіряє правила, справ громадян не бачить',
};
const lawNames: Readonly<Record<PostInLaw, string>> = {
  'acting-mayor': 'міський голова чи виконуючий його обов’язки',
  'council-secretary': 'секретар міської ради',
  'first-deputy-mayor': 'перший заступник міського голови',
  'deputy-mayor': 'заступник міського голови: таких може бути кілька',
  'head-of-affairs': 'керуючий справами виконкому',
  'office-head': 'начальник підрозділу по роботі зі зверненнями',
  'office-deputy-head': 'його заступник',
};
const kindNames: Readonly<Record<Exclude<PostKind, 'leader'>, string>> = {
  'unit-head': 'керівник підрозділу',
  'district-head': 'голова районної у місті ради',
  officer: 'працівник підрозділу',
};
const bodyNames: Readonly<Record<BodyKind, string>> = {
  authority: 'орган влади',
  provider: 'надавач послуг',
  'communal-enterprise': 'комунальне підприємство',
};

const lawName = listed(lawNames).describe('Як посаду називає закон чи Положення: за цим словом її знаходять правила.');
const role = listed(roleNames);
const topics = z
  .array(z.string().refine((code) => /^\d{3}$/.test(code), 'Код питання – три цифри за класифікатором, як «080».'))
  .default([])
  .describe('Питання класифікатора, у яких є повноваження.');
const named = {
  title: words().describe('Назва посади, як під підписом: «Начальник».'),
  titleGenitive: words().describe('У родовому: «начальника» – так підписує той, хто заступає.'),
  titleDative: words().describe('У давальному: «Начальнику» – так починається лист.'),
  rank: z.int().min(1).max(99).describe('Порядок у переліках, 1 – голова; нічого не вирішує.'),
};
const schema = { $schema: z.string().optional().describe('Схема, за якою редактор підказує.') };

const councilFile = z.strictObject({
  ...schema,
  organisation: words().describe('Заголовок кожного листа: «Виконавчий комітет … міської ради».'),
  complaintsAboutHead: id.describe('Посада, яка повідомляє громадянина, хто вирішує скаргу на керівника органу.'),
});

const leadersFile = z.strictObject({
  ...schema,
  leaders: z.array(
    z.strictObject({
      id,
      ...named,
      subordinateTo: id.nullable().default(null).describe('Кому підпорядкований.'),
      standing: listed({ head: 'керівник органу або виконуючий обов’язки', deputy: 'його заступник' })
        .nullable()
        .default(null)
        .describe('Ким є за ст. 20 Закону: голова один.'),
      inLaw: lawName.nullable().default(null),
    }),
  ),
});

const positionsFile = z.strictObject({
  ...schema,
  positions: z
    .record(id, z.strictObject({ ...named, kind: listed(kindNames), roles: z.array(role).describe('Що може.') }))
    .describe('Назви посад у підрозділах: за ними йде назва підрозділу в родовому.'),
});

const unitsFile = z.strictObject({
  ...schema,
  units: z.array(
    z.strictObject({
      id,
      name: words().describe('Назва з малої літери: «управління транспорту».'),
      nameGenitive: words().describe('У родовому: «управління транспорту»; з неї складено назви посад.'),
      registerCode: z
        .string()
        .refine((code) => /^\d{1,4}$/.test(code), 'Код реєстру – до чотирьох цифр у лапках, як «05».')
        .describe('Його цифри в реєстраційному індексі.'),
      directedBy: id.nullable().default(null).describe('Керівник, який спрямовує підрозділ за розподілом обов’язків.'),
      staff: z.boolean().default(true).describe('Чи його люди – працівники виконкому (п. 2.30, 3.13).'),
      organisation: words().nullable().default(null).describe('Заголовок листів, якщо це орган іншої ради.'),
      topics,
      posts: z.array(
        z.strictObject({
          id,
          position: id.describe('Назва посади з positions.json.'),
          of: words().optional().describe('Чого посада, якщо не підрозділу, у родовому.'),
          number: z.int().min(1).max(999).optional().describe('Номер, якщо таких посад кілька: « № 2».'),
          inLaw: lawName.nullable().default(null),
          roles: z.array(role).optional().describe('Ролі, якщо не ті, що в positions.json.'),
        }),
      ),
    }),
  ),
});

const bodiesFile = z.strictObject({
  ...schema,
  bodies: z.array(
    z.strictObject({
      id,
      kind: listed(bodyNames),
      name: words(),
      nameGenitive: words().describe('«надіслано до …».'),
      nameDative: words().describe('Так починається супровідний лист.'),
      powers: words().describe('У чому має повноваження, словами для листа.'),
      topics,
      answersTo: id.nullable().default(null).describe('Підрозділ, що керує комунальним підприємством.'),
    }),
  ),
});

const peopleFile = z.strictObject({
  ...schema,
  people: z.array(
    z.strictObject({
      id: id.describe('Незмінний: за ним стоїть усе, що людина зробила.'),
      login: id.describe('Ім’я для входу.'),
      name: words().optional().describe('Як звати; без нього – назва посади.'),
      posts: z.array(id).describe('Посади; перша – основна, порожньо – уже не працює.'),
    }),
  ),
});

const day = z
  .string()
  .refine(isPlainDate, 'Тут має бути день, як «2026-03-02».')
  .transform((text) => plainDate(text));
const weekday = z
  .int()
  .min(1)
  .max(5)
  .transform((value) => value as Weekday)
  .describe('День тижня: 1 – понеділок, 5 – п’ятниця.');
const nth = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')])
  .describe('Котрий такий день місяця; last – останній.');

const timetableFile = z.strictObject({
  ...schema,
  timetable: z.array(
    z.strictObject({
      leaderPost: id.describe('Посада, яка приймає.'),
      kind: listed<ReceptionKind>(receptionKinds),
      recurrence: z
        .union([
          z.strictObject({ every: z.literal('month'), nth, weekday }),
          z.strictObject({ every: z.literal('week'), weekday }),
          z.strictObject({ on: day }),
        ])
        .describe('У які дні: every з weekday (і nth для місяця) або один день on.'),
      beginsAt: z
        .string()
        .refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'Час доби пишуть як ГГ:ХХ.')
        .describe('О котрій, за Києвом.'),
      place: words(300).describe('Кімната; телефон прямої лінії; посилання на відеозв’язок.'),
      limited: z.boolean().default(true).describe('Чи обмежено кількість місць (п. 2.10).'),
      inForceFrom: day.describe('З якого дня діє.'),
      inForceTo: day.nullable().default(null).describe('До якого дня, включно.'),
    }),
  ),
});

/** The files of a council, and how each is called for people. */
export const councilFiles = {
  council: { name: 'council.json', title: 'Рада', shape: councilFile },
  leaders: { name: 'leaders.json', title: 'Керівники ради', shape: leadersFile },
  positions: { name: 'positions.json', title: 'Назви посад', shape: positionsFile },
  units: { name: 'units.json', title: 'Підрозділи та їхні посади', shape: unitsFile },
  bodies: { name: 'bodies.json', title: 'Інші органи та підприємства', shape: bodiesFile },
  people: { name: 'people.json', title: 'Працівники', shape: peopleFile },
  timetable: { name: 'timetable.json', title: 'Графік прийому', shape: timetableFile },
} as const;

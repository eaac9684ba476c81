import { z } from 'zod';
import { whyNotIndexed } from '../../domain/index-letter.js';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { told } from '../../domain/told.js';
import { line, optionalLine, optionalText, writtenLine, writtenText, YesNoUnknown } from '../../platform/http/index.js';
import {
  AddresseeKindName,
  AppealFormName,
  AppealSubjectName,
  ProposedFeatureName,
  seen,
  SexCode,
} from '../appeal-words.js';

export const plainDay = z
  .string()
  .refine(isPlainDate, 'Має бути день, наприклад 2026-03-02.')
  .transform((day) => day as PlainDate);
const day = plainDay.nullable().default(null);
/** A telephone by which somebody is reached (телефон): five digits at least, with what people write between them. */
export const telephone = line(40)
  .pipe(
    z
      .string()
      .regex(/^(?=(?:\D*\d){5})[\d+()\s-]+$/u, 'Телефон — щонайменше п’ять цифр; між ними +, пробіли, дужки й дефіси.'),
  )
  .nullable()
  .default(null);

/** A part of a name, or nothing where the words say that it was not told. */
const nameLine = line(80).transform((given) => told(given) ?? '');
const optionalName = nameLine
  .transform((given) => given || null)
  .nullable()
  .default(null);

/** Where somebody lives; null where nobody has told. */
export const residence = line(300).transform(told).pipe(writtenLine(300).nullable()).nullable();

/** A surname under which a letter can be registered: one that the index has a letter for. */
export const surname = nameLine.superRefine((given, context) => {
  const why = given === '' ? null : whyNotIndexed(given);
  if (why !== null) context.addIssue({ code: 'custom', message: why });
});

const named = {
  givenName: nameLine.describe('Ім’я').default(''),
  patronymic: optionalName.describe('По батькові'),
  residence: residence.describe('Місце проживання').default(null),
};

/** Who wrote, no more than the card asks (KR-2.5): anything else about the person is refused. */
const applicant = z
  .strictObject({
    surname: surname.describe('Прізвище').default(''),
    ...named,
    email: z.email().max(200).nullable().describe('Електронна адреса').default(null),
    phone: telephone.describe('Телефон'),
    sex: SexCode.nullable().default(null),
    categories: z.array(line(10)).max(10).describe('Коди пільгових категорій 7.x').default([]),
    categoriesVerified: z.boolean().describe('Чи хтось бачив папери про категорії').default(false),
    socialStatus: optionalLine(10).describe('Код соціального стану 8.x'),
    confidential: z.boolean().describe('Чи просить не розголошувати дані (ст. 10)').default(false),
  })
  .meta({ id: 'NewApplicant', description: 'Хто пише.' });

/** Who signed beside the applicant: what art. 5 asks of everybody, and no more. */
const cosigner = z
  .strictObject({ surname: writtenLine(80).describe('Прізвище'), ...named })
  .meta({ id: 'NewCosigner', description: 'Хто ще підписав.' });

const coveringLetter = z
  .strictObject({
    sender: writtenLine(300).describe('Хто надіслав'),
    addressedAs: optionalLine(300).describe('Кому писати, у давальному відмінку'),
    datedOn: day.describe('Дата листа'),
    index: optionalLine(60).describe('Його індекс'),
    answerBy: day.describe('До якого дня відповісти'),
    asksToBeTold: z.boolean().nullable().default(null).describe('Чи просить повідомити про результати розгляду'),
  })
  .meta({ id: 'NewCoveringLetter', description: 'Супровідний лист вищого органу.' });

const seenOfComplaint = {
  about: writtenLine(60).nullable().describe('Посада чи підрозділ'),
  alsoAbout: z.array(writtenLine(60)).max(20).describe('На кого ще з довідника, якщо скаржаться на кількох'),
  aboutOther: writtenLine(300).nullable().describe('Хто чи що, якщо в довіднику такого немає'),
  notListed: z.boolean().describe('Нікого з довідника ці слова не називають, хоч і схожі'),
  decidedOn: plainDay.nullable().describe('День оскаржуваного рішення'),
  learnedOn: plainDay.nullable().describe('Коли заявник про нього дізнався'),
  postedOn: plainDay.nullable().describe('День здачі на пошту за штемпелем: за ним рахують строк статті 17'),
};

const complaint = z
  .strictObject({
    about: seenOfComplaint.about.default(null),
    alsoAbout: seenOfComplaint.alsoAbout.optional(),
    aboutOther: seenOfComplaint.aboutOther.default(null),
    notListed: seenOfComplaint.notListed.optional(),
    decidedOn: seenOfComplaint.decidedOn.default(null),
    learnedOn: seenOfComplaint.learnedOn.default(null),
    postedOn: seenOfComplaint.postedOn.optional(),
  })
  .meta({ id: 'NewComplaint', description: 'На що скаржаться.' });

/** What the registrar saw of the letter, the ordinary where nothing is said; without it a task to look it through is given. */
const assessment = z
  .strictObject({
    kind: seen.kind,
    regime: seen.regime.default('appeal'),
    powers: seen.powers.default('ours'),
    properBody: seen.properBody.optional(),
    councilPowers: seen.councilPowers.default(false),
    corruptionReport: seen.corruptionReport.default(false),
    threatToLife: seen.threatToLife.default(false),
    signed: seen.signed.default(true),
    identifiable: seen.identifiable.default(true),
    substanceStated: seen.substanceStated.default(true),
    dataSufficient: seen.dataSufficient.default(true),
    incapacitated: seen.incapacitated.default('unknown'),
    complaint: complaint.nullable().default(null),
  })
  .meta({ id: 'NewAssessment', description: 'Що побачив реєстратор; чого не сказано, те звичайне.' });

/** What the registrar answered when asked only what matters: what is not here was not asked, and is not assumed. */
const answers = z
  .strictObject({
    ...seen,
    complaint: z
      .strictObject(seenOfComplaint)
      .partial()
      .meta({ id: 'ComplaintAnswers', description: 'Що відомо про скаргу.' }),
  })
  .partial()
  .meta({ id: 'RegistrationAnswers', description: 'Відповіді на питання реєстрації; чого немає, того не питали.' });

const question = z
  .strictObject({
    topic: z
      .string()
      .regex(/^\d{3}$/, 'Тема — три цифри за класифікатором.')
      .describe('Тема класифікатора'),
    gist: writtenText(4000).describe('Про що'),
  })
  .meta({ id: 'NewQuestion', description: 'Питання, яке порушує громадянин.' });

/** The feature a clerk has confirmed at the counter already, with the proposals before them. */
const confirmedFeature = z
  .strictObject({
    feature: ProposedFeatureName,
    earlierAppealId: z.uuid().nullable().describe('Раніше звернення').default(null),
    resolvedInSubstance: YesNoUnknown.default('unknown').describe('Чи раніше вирішено по суті'),
    note: optionalText(2000).describe('Примітка'),
  })
  .meta({ id: 'FeatureAtCounter', description: 'Ознака, яку вже підтверджено на місці.' });

/** A letter as the registrar takes it in (надходження листа). Source: card of CMU 348/1997, KR-3.1, 2.4, 2.5. */
export const takeIn = z
  .strictObject({
    form: AppealFormName.default('letter'),
    formOfReceipt: line(10).describe('Як надійшло, за п. 1 класифікатора').default('1.1'),
    receivedOn: plainDay.describe('День надходження; типово – сьогодні').optional(),
    writtenOn: day.describe('Дата на листі'),
    sheets: z.int().min(1).max(10_000).nullable().describe('Скільки аркушів').default(null),
    addressee: z
      .strictObject({ kind: AddresseeKindName, id: optionalLine(60).describe('Посада чи підрозділ') })
      .meta({ id: 'NewAddressee', description: 'Кому пише громадянин; типово – керівникові.' })
      .default({ kind: 'leader', id: null }),
    subject: AppealSubjectName.default('individual'),
    cosigners: z.array(cosigner).max(1000).describe('Хто ще підписав').default([]),
    signers: z.int().min(1).max(1_000_000).nullable().describe('Скільки людей підписали').default(null),
    applicant: applicant.default(() => applicant.parse({})),
    coveringLetter: coveringLetter.nullable().default(null),
    gist: writtenText(20_000).describe('Про що лист'),
    questions: z.array(question).max(50).describe('Питання, які порушено').default([]),
    assessment: assessment.nullable().default(null),
    answers: answers.nullable().default(null),
    confirmedFeature: confirmedFeature.nullable().default(null),
    receiptAsked: z.boolean().describe('Чи просить розписку').default(false),
  })
  .meta({ id: 'NewAppeal', description: 'Лист, як його приймає реєстратор.' });

export type TakeIn = z.infer<typeof takeIn>;

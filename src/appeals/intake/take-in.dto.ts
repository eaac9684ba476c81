import { z } from 'zod';
import { appealFeatures, appealForms, appealKinds, regimes } from '../../domain/appeal.js';
import { whyNotIndexed } from '../../domain/index-letter.js';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import { told } from '../../domain/told.js';
import { line, optionalLine, optionalText, writtenLine, writtenText } from '../../platform/http/index.js';
import { addresseeKinds, joinEarlier, powers, properBodies } from '../appeal-parts.js';

type Keys<T> = [keyof T & string, ...(keyof T & string)[]];
const keysOf = <T extends object>(table: T): Keys<T> => Object.keys(table) as Keys<T>;

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

/** Who wrote, no more than the card asks (KR-2.5): anything else about the person is refused. */
const applicant = z.strictObject({
  surname: surname.default(''),
  givenName: nameLine.default(''),
  patronymic: optionalName,
  residence: residence.default(null),
  email: z.email().max(200).nullable().default(null),
  phone: telephone,
  sex: z.enum(['4.1', '4.2']).nullable().default(null),
  categories: z.array(line(10)).max(10).default([]),
  categoriesVerified: z.boolean().default(false),
  socialStatus: optionalLine(10),
  confidential: z.boolean().default(false),
});

/** Who signed beside the applicant: what art. 5 asks of everybody, and no more. */
const cosigner = z.strictObject({
  surname: writtenLine(80),
  givenName: nameLine.default(''),
  patronymic: optionalName,
  residence: residence.default(null),
});

const coveringLetter = z.strictObject({
  sender: writtenLine(300),
  addressedAs: optionalLine(300),
  datedOn: day,
  index: optionalLine(60),
  answerBy: day,
  asksToBeTold: z.boolean().nullable().default(null).describe('Чи просить повідомити про результати розгляду'),
});

const seenOfComplaint = {
  about: writtenLine(60).nullable(),
  aboutOther: writtenLine(300).nullable(),
  decidedOn: plainDay.nullable(),
  learnedOn: plainDay.nullable(),
};

const seen = {
  kind: z.enum(keysOf(appealKinds)),
  regime: z.enum(regimes),
  powers: z.enum(powers),
  properBody: z.enum(properBodies),
  councilPowers: z.boolean(),
  corruptionReport: z.boolean(),
  threatToLife: z.boolean(),
  signed: z.boolean(),
  identifiable: z.boolean(),
  substanceStated: z.boolean(),
  dataSufficient: z.boolean(),
  incapacitated: z.enum(['yes', 'no', 'unknown']),
};

const complaint = z.strictObject({
  about: seenOfComplaint.about.default(null),
  aboutOther: seenOfComplaint.aboutOther.default(null),
  decidedOn: seenOfComplaint.decidedOn.default(null),
  learnedOn: seenOfComplaint.learnedOn.default(null),
});

/** What the registrar saw of the letter, the ordinary where nothing is said; without it a task to look it through is given. */
const assessment = z.strictObject({
  kind: seen.kind,
  regime: seen.regime.default('appeal'),
  powers: seen.powers.default('ours'),
  properBody: seen.properBody.default('unknown'),
  councilPowers: seen.councilPowers.default(false),
  corruptionReport: seen.corruptionReport.default(false),
  threatToLife: seen.threatToLife.default(false),
  signed: seen.signed.default(true),
  identifiable: seen.identifiable.default(true),
  substanceStated: seen.substanceStated.default(true),
  dataSufficient: seen.dataSufficient.default(true),
  incapacitated: seen.incapacitated.default('unknown'),
  complaint: complaint.nullable().default(null),
});

/** What the registrar answered when asked only what matters: what is not here was not asked, and is not assumed. */
export const answers = z.strictObject({ ...seen, complaint: z.strictObject(seenOfComplaint).partial() }).partial();

const question = z.strictObject({
  topic: z.string().regex(/^\d{3}$/, 'Тема — три цифри за класифікатором.'),
  gist: writtenText(4000),
});

/** The feature a clerk has confirmed at the counter already, with the proposals before them. */
export const confirmedFeature = z.strictObject({
  feature: z.enum([...keysOf(appealFeatures), joinEarlier]),
  earlierAppealId: z.uuid().nullable().default(null),
  resolvedInSubstance: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  note: optionalText(2000),
});

/** A letter as the registrar takes it in (надходження листа). Source: card of CMU 348/1997, KR-3.1, 2.4, 2.5. */
export const takeIn = z.strictObject({
  form: z.enum(keysOf(appealForms)).default('letter'),
  formOfReceipt: line(10).default('1.1'),
  receivedOn: plainDay.optional(),
  writtenOn: day,
  sheets: z.int().min(1).max(10_000).nullable().default(null),
  addressee: z
    .strictObject({ kind: z.enum(addresseeKinds), id: optionalLine(60) })
    .default({ kind: 'leader', id: null }),
  subject: z.enum(['individual', 'collective', 'anonymous']).default('individual'),
  cosigners: z.array(cosigner).max(1000).default([]),
  signers: z.int().min(1).max(1_000_000).nullable().default(null),
  applicant: applicant.default(() => applicant.parse({})),
  coveringLetter: coveringLetter.nullable().default(null),
  gist: writtenText(20_000),
  questions: z.array(question).max(50).default([]),
  assessment: assessment.nullable().default(null),
  answers: answers.nullable().default(null),
  confirmedFeature: confirmedFeature.nullable().default(null),
  receiptAsked: z.boolean().default(false),
});

export type TakeIn = z.infer<typeof takeIn>;

import type { PlainDate } from '../../domain/plain-date.js';
import { fields, list, paragraph, sheet, type Block, type Sheet } from '../sheet.js';
import { authorFor, dotted, ended, unended, type ApplicantMention } from './wording.js';

/** The card with its codes already put into words; what is null prints as a dash. */
export interface AppealCard {
  readonly index: string;
  readonly onControl: boolean;
  readonly repeat: boolean;
  readonly applicant: ApplicantMention & { readonly email: string | null; readonly phone: string | null };
  /** Kind, subject with the number who signed, feature, form of receipt, categories and social status. */
  readonly classification: readonly (readonly [label: string, value: string])[];
  readonly datedOn: PlainDate | null;
  readonly receivedOn: PlainDate;
  readonly registeredOn: PlainDate;
  readonly previousIndexes: readonly string[];
  /** «К-15 від 04.03.2024»: letters that have joined this one and are answered with it. */
  readonly joinedLetters: readonly string[];
  readonly sentFrom: {
    readonly sender: string;
    readonly datedOn: PlainDate | null;
    readonly index: string | null;
    readonly answerBy: PlainDate | null;
  } | null;
  readonly sheets: number | null;
  readonly questions: readonly { readonly gist: string; readonly topic: string; readonly result: string | null }[];
  readonly resolution: {
    readonly author: string;
    readonly writtenOn: PlainDate;
    readonly text: string;
    /** In the order the leader named them. */
    readonly executors: readonly { readonly name: string; readonly task: string | null; readonly main: boolean }[];
  } | null;
  readonly dueOn: PlainDate | null;
  /** What was decided on each request for more time, in order; `to` is null where it was refused. */
  readonly extensions: readonly {
    readonly on: PlainDate;
    readonly by: string;
    readonly to: PlainDate | null;
    readonly grounds: string;
  }[];
  /** Null while the term is kept; `reason` is null while nobody has accounted for it. */
  readonly breach: { readonly reason: string | null; readonly measures: string | null } | null;
  readonly interimReplies: readonly {
    readonly sentOn: PlainDate;
    readonly index: string | null;
    readonly gist: string;
  }[];
  readonly result: string | null;
  readonly reply: {
    readonly number: string;
    readonly signedOn: PlainDate;
    readonly signedBy: string;
    /** When and how it left; null while it has not. */
    readonly sent: string | null;
  } | null;
  readonly controlEnded: { readonly on: PlainDate; readonly by: string } | null;
  readonly file: { readonly file: string; readonly volume: string | null; readonly sheets: string | null } | null;
}

/** The registration and control card of an appeal (реєстраційно-контрольна картка, CMU 348). */
export function appealCard(card: AppealCard): Sheet {
  const title = `Реєстраційно-контрольна картка № ${card.index}${card.repeat ? ' ПОВТОРНО' : ''}${card.onControl ? ' «К»' : ''}`;
  return sheet('appeal-card', title, [
    fields([...correspondent(card), ...card.classification, ...arrival(card)]),
    paragraph('Порушені питання'),
    list(card.questions.map(({ gist, topic, result }) => `${gist} (${topic})${result === null ? '' : ` – ${result}`}`)),
    ...consideration(card),
    fields(ending(card)),
  ]);
}

const dash = '—';

export const executorLine = ({ name, task, main }: { name: string; task: string | null; main: boolean }): string =>
  `${name}${main ? ' (головний виконавець)' : ''}${task === null ? '' : `: ${task}`}`;
const day = (value: PlainDate | null | undefined): string => (value ? dotted(value) : dash);

function correspondent({ applicant }: AppealCard): [string, string][] {
  if (applicant.confidential) return [['Кореспондент', authorFor(applicant)]];
  return [
    ['Кореспондент', applicant.name],
    ['Місце проживання', applicant.residence ?? dash],
    ['Електронна пошта, телефон', [applicant.email, applicant.phone].filter(Boolean).join(', ') || dash],
  ];
}

function arrival({
  datedOn,
  receivedOn,
  registeredOn,
  previousIndexes,
  joinedLetters,
  sentFrom,
  sheets,
}: AppealCard): [string, string][] {
  return [
    ['Дата звернення', day(datedOn)],
    ['Дата надходження', day(receivedOn)],
    ['Дата реєстрації', day(registeredOn)],
    ['Попередні індекси', previousIndexes.join(', ') || dash],
    ['Приєднані звернення', joinedLetters.join('; ') || dash],
    [
      'Звідки надійшло, дата та індекс супровідного листа',
      sentFrom ? `${sentFrom.sender}, ${day(sentFrom.datedOn)}, № ${sentFrom.index ?? dash}` : dash,
    ],
    ['Строк за супровідним листом', day(sentFrom?.answerBy)],
    ['Кількість аркушів', sheets === null ? dash : String(sheets)],
  ];
}

function consideration({ resolution, interimReplies }: AppealCard): Block[] {
  const blocks: Block[] = [];
  if (resolution) {
    blocks.push(
      fields([
        ['Резолюція', resolution.text],
        ['Автор резолюції', resolution.author],
        ['Дата резолюції', day(resolution.writtenOn)],
      ]),
    );
    blocks.push(paragraph('Виконавці'), list(resolution.executors.map(executorLine)));
  }
  if (interimReplies.length > 0) {
    const rows = interimReplies.map(({ sentOn, index, gist }) => `${day(sentOn)}, № ${index ?? dash}: ${gist}`);
    blocks.push(paragraph('Проміжні відповіді'), list(rows));
  }
  return blocks;
}

function extensionLine({ on, by, to, grounds }: AppealCard['extensions'][number]): string {
  const decided = to === null ? 'відмовлено' : `до ${dotted(to)}`;
  return `${decided} (${by}, ${dotted(on)}): ${unended(grounds)}`;
}

/** KR-3.18: a broken term stays on the card for good, with the reason of it. */
function breachLine({ reason, measures }: NonNullable<AppealCard['breach']>): string {
  if (reason === null) return 'строк порушено, причини ще не пояснено';
  return `строк порушено. Причина: ${ended(reason)}${measures === null ? '' : ` Вжиті заходи: ${ended(measures)}`}`;
}

function ending({ dueOn, extensions, breach, result, reply, controlEnded, file }: AppealCard): [string, string][] {
  return [
    ['Строк виконання', day(dueOn)],
    ['Продовження строку', extensions.map(extensionLine).join('; ') || dash],
    ['Порушення строку', breach === null ? dash : breachLine(breach)],
    ['Результат розгляду', result ?? dash],
    ['Відповідь', reply ? `від ${day(reply.signedOn)} № ${reply.number}` : dash],
    ['Підписав', reply?.signedBy ?? dash],
    ['Відповідь надіслано', reply?.sent ?? dash],
    ['Знято з контролю', controlEnded ? `${day(controlEnded.on)}, ${controlEnded.by}` : dash],
    ['Справа, том, аркуші', file ? [file.file, file.volume ?? dash, file.sheets ?? dash].join(', ') : dash],
  ];
}

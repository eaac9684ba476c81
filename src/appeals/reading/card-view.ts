import { z } from 'zod';
import { dispatchView, DispatchView, type DocumentRecord, UnsentLetter, unsentLetters } from '../../documents/index.js';
import { appealStatuses } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import {
  choice,
  day,
  flag,
  id,
  instant,
  text,
  view,
  type View,
  whole,
  YesNoUnknown,
} from '../../platform/http/index.js';
import { ClauseRefView } from '../../policy/index.js';
import {
  AddresseeKindName,
  AppealFeatureName,
  AppealFormName,
  AppealResultCode,
  ProposedFeatureName,
  RegimeName,
  seen,
  SexCode,
} from '../appeal-words.js';
import { isResultPartly } from '../results-in-words.js';
import { lateActs } from '../appeal-parts.js';
import type { AppealRecord } from '../tables.js';
import { appealShape } from './appeal-view.js';
import { TermEntryView } from './case-views.js';

const clauses = z.array(ClauseRefView).describe('Пункти');

const name = {
  surname: text('Прізвище').meta({ examples: ['Коваленко'] }),
  givenName: text('Ім’я').meta({ examples: ['Марія'] }),
  patronymic: text('По батькові').nullable(),
  residence: text('Місце проживання').nullable(),
};
const CosignerView = view('Cosigner', 'Хто ще підписав.', name);
const ApplicantView = view('Applicant', 'Заявник.', {
  ...name,
  email: text('Електронна адреса').nullable(),
  phone: text('Телефон').nullable(),
  sex: SexCode.nullable(),
  categories: z.array(z.string()).describe('Коди пільгових категорій 7.x'),
  categoriesVerified: flag('Чи хтось бачив папери про категорії'),
  socialStatus: text('Код соціального стану 8.x').nullable(),
  confidential: flag('Чи просив не розголошувати дані (ст. 10)'),
});

const QuestionView = view('AppealQuestion', 'Питання звернення.', {
  id: text('Ідентифікатор питання'),
  gist: text('Про що'),
  topic: text('Тема класифікатора').meta({ examples: ['080'] }),
  main: flag('Чи за ним рахують звернення'),
  resolved: flag('Чи розв’язано'),
  decidedInSubstance: z.boolean().nullable().describe('Чи вирішено по суті; null, якщо цього ніхто не сказав'),
  result: AppealResultCode.nullable(),
});

const CoveringLetterView = view('CoveringLetter', 'Супровідний лист вищого органу.', {
  sender: text('Хто надіслав'),
  addressedAs: text('Кому писати, у давальному відмінку').nullable().optional(),
  datedOn: day('Дата листа').nullable(),
  index: text('Його індекс').nullable(),
  answerBy: day('До якого дня відповісти').nullable(),
  asksToBeTold: z.boolean().nullable().optional().describe('Чи просить повідомити про результати розгляду'),
});

const ComplaintView = view('ComplaintSeen', 'На що скаржаться.', {
  about: text('Посада чи підрозділ').nullable().optional(),
  alsoAbout: z.array(z.string()).describe('На кого ще, якщо скаржаться на кількох').optional(),
  aboutOther: text('Хто чи що, якщо в довіднику такого немає').nullable().optional(),
  notListed: flag('Чи сказано, що в довіднику його немає, хоч слова й схожі').optional(),
  decidedOn: day('День оскаржуваного рішення').nullable().optional(),
  learnedOn: day('Коли заявник про нього дізнався').nullable().optional(),
  postedOn: day('Коли скаргу здано на пошту, за штемпелем').nullable().optional(),
  restored: flag('Чи поновлено строк оскарження (ст. 17)').optional(),
});

const AssessmentView = view('LetterSeen', 'Що побачив реєстратор; чого немає, того не питали.', {
  ...z.object(seen).partial().shape,
  complaint: ComplaintView.nullable().optional(),
});

const MatchView = view('EarlierMatch', 'Раніше звернення, яке може бути про те саме.', {
  appealId: id('Звернення'),
  index: text('Його індекс').meta({ examples: ['К-98'] }),
  kind: ProposedFeatureName,
  score: z.number().describe('Наскільки схоже, від 0 до 1'),
  grounds: z.array(z.string()).describe('Чим схоже'),
});

const ConfirmedView = view('ConfirmedFeature', 'Ознака, яку підтвердила людина.', {
  feature: AppealFeatureName,
  earlierAppealId: id('Раніше звернення').nullable(),
  resolvedInSubstance: YesNoUnknown,
  earlierInTerm: flag('Чи раніше ще в строку'),
  sameBody: flag('Чи його розглядав той самий орган'),
  by: text('Хто підтвердив'),
  note: text('Примітка').nullable(),
});

const ResolutionView = view('AppealResolution', 'Резолюція керівника.', {
  author: text('Хто написав'),
  authorPost: text('На якій посаді'),
  writtenOn: day('Коли'),
  text: text('Текст'),
  executors: z
    .array(
      view('AppealExecutor', 'Виконавець, у порядку резолюції.', {
        unit: text('Підрозділ чи інша установа'),
        person: text('Посада чи людина в ньому').nullable(),
        staff: flag('Чи це працівник виконкому'),
        task: text('Що зробити').nullable(),
      }),
    )
    .describe('Виконавці'),
  dueOn: day('Коротший строк, якщо його встановлено').nullable(),
  control: flag('Чи на контролі'),
  needsStudy: choice('YesNo', 'Так чи ні.', ['yes', 'no']),
});

const TermLedgerView = view('TermLedger', 'Строк як облік.', {
  registeredOn: day('День реєстрації: від нього рахують'),
  cap: view('TermCap', 'Найдовший можливий строк.', {
    days: whole('Скільки днів'),
    judged: choice('TermCapDay', 'Чи кінець на вихідному переносять.', ['rolled', 'planned']),
    source: clauses,
  }),
  entries: z.array(TermEntryView).describe('Записи за порядком'),
});

const ExtensionView = view('TermExtension', 'Клопотання про продовження строку.', {
  askedBy: text('Хто просив').nullable(),
  unit: text('Чий виконавець').nullable(),
  askedOn: day('Коли'),
  reasons: text('Чому'),
  until: day('До якого дня просили; null, якщо не сказали').nullable().optional(),
  decision: view('ExtensionDecision', 'Рішення про продовження.', {
    granted: flag('Чи продовжено'),
    post: text('Чия влада'),
    by: text('Хто вирішив'),
    on: day('Коли'),
    to: day('Новий кінець; null, якщо відмовлено').nullable(),
    grounds: text('Чому'),
    clauses,
  })
    .nullable()
    .describe('null, доки не вирішено'),
  lapsedOn: day('Коли дано відповідь, якщо доти не вирішили').optional(),
});

const LateActName = z.enum(lateActs).meta({
  id: 'LateAct',
  description: 'Що зробили із запізненням: вирішили, повернули, переслали, повідомили про продовження.',
});

const BreachView = view('TermBreach', 'Строк, який порушено.', {
  act: LateActName,
  lastDay: day('Останній день строку'),
  seenOn: day('Коли виявлено'),
  account: view('BreachAccount', 'Чому порушено строк.', {
    reason: text('Причина'),
    measures: text('Вжиті заходи').nullable(),
    by: text('Хто пояснив'),
    on: day('Коли'),
  })
    .nullable()
    .describe('null, доки причини не з’ясовано'),
});

const answersView = z
  .array(
    view('AnsweredQuestion', 'Що вирішено за питанням.', {
      position: whole('Котре питання, від 1'),
      result: AppealResultCode,
    }),
  )
  .describe('За кожним питанням');

const copiesView = z
  .array(
    view('ReplyCopy', 'Та сама відповідь іншому адресатові.', {
      letterId: id('Звернення, на яке відповідають'),
      to: choice('ReplyCopyTo', 'Авторові приєднаного звернення чи тому, хто його надіслав.', ['author', 'sender']),
      index: text('Номер'),
    }),
  )
  .describe('Відповіді іншим адресатам');

const ReplyView = view('AppealReply', 'Відповідь: складена чи надіслана.', {
  final: flag('Чи остаточна'),
  text: text('Текст'),
  preparedBy: text('Хто склав'),
  preparedOn: day('Коли складено'),
  answers: answersView,
  refusalGrounds: text('Підстави відмови').nullable(),
  reasons: text('Мотиви').nullable(),
  objectiveReasons: flag('Чи вирішити зараз неможливо з об’єктивних причин'),
  definiteDate: day('До якого дня обіцяно').nullable(),
  promise: text('Що обіцяно').nullable(),
  grounds: clauses.optional(),
  signatoryPost: text('Посада, яка підписує').nullable(),
  signedBy: text('Хто підписав').nullable(),
  signedOn: day('Коли підписано').nullable(),
  index: text('Індекс відповіді').nullable(),
  documentId: id('Документ').nullable(),
  copies: copiesView.optional(),
  earlier: z
    .array(
      view('EarlierReply', 'Відповідь, підписана раніше, доки звернення лишали на контролі.', {
        index: text('Номер'),
        signedOn: day('Коли підписано'),
        documentId: id('Документ'),
        final: flag('Чи остаточна'),
        answers: answersView,
        copies: copiesView,
      }),
    )
    .optional()
    .describe('Підписані раніше; немає, якщо відповідь перша'),
  source: clauses,
});

const card = {
  ...appealShape,
  regime: RegimeName,
  previousIndexes: z.array(z.string()).describe('Попередні індекси'),
  formOfReceipt: text('Як надійшло, за п. 1 класифікатора').meta({ examples: ['1.1'] }),
  form: AppealFormName,
  writtenOn: day('Дата на листі').nullable(),
  coveringLetter: CoveringLetterView.nullable(),
  sheets: whole('Скільки аркушів').nullable(),
  addressee: view('AppealAddressee', 'Кому писав громадянин.', {
    kind: AddresseeKindName,
    id: text('Посада чи підрозділ').nullable(),
  }),
  confirmedFeature: ConfirmedView.nullable(),
  matches: z.array(MatchView).describe('Схожі раніші звернення'),
  applicant: ApplicantView,
  cosigners: z.array(CosignerView).nullable().describe('Хто ще підписав, кого названо'),
  gist: text('Про що'),
  questions: z.array(QuestionView).describe('Питання'),
  assessment: AssessmentView.nullable(),
  resolution: ResolutionView.nullable(),
  term: TermLedgerView.nullable().describe('null до прийняття до розгляду'),
  extensions: z.array(ExtensionView).nullable().describe('Клопотання про продовження; null у давніх карток'),
  breaches: z.array(BreachView).nullable().describe('Порушені строки, за порядком; null, якщо їх не було'),
  reply: ReplyView.nullable(),
  controlEndedOn: day('Коли знято з контролю').nullable(),
  controlEndedBy: text('Хто зняв').nullable(),
  archive: view('ArchivePlace', 'Де лежить справа.', {
    file: text('Справа'),
    volume: text('Том').nullable(),
    sheets: text('Аркуші').nullable(),
  }).nullable(),
  takenInAt: instant('Коли прийнято'),
  takenInBy: text('Хто прийняв'),
};

export const AppealCardView = view('AppealCard', 'Реєстраційно-контрольна картка звернення.', card);

/** The whole card (реєстраційно-контрольна картка), for whoever works on the case. */
export function appealCardView(appeal: AppealRecord): View<typeof AppealCardView> {
  const {
    personKey: _person,
    wordingKey: _wording,
    searchText: _search,
    breach: _lastAccount,
    serial: _serial,
    fraction: _fraction,
    ...shown
  } = appeal;
  return { ...shown, statusLabel: appealStatuses[appeal.status], resultPartly: isResultPartly(appeal) };
}

export const WholeAppealCard = view('WholeAppealCard', 'Картка звернення з тим, як відправлено відповідь.', {
  ...card,
  replyDispatch: DispatchView.nullable().describe('null, доки відповіді немає'),
  unsentLetters: z.array(UnsentLetter).describe('Що ще треба надіслати'),
});

/** With how the reply went to the citizen, and what of the case is still to be posted (відправлення). */
export function wholeCardView(
  appeal: AppealRecord,
  papers: readonly DocumentRecord[],
  today: PlainDate,
): View<typeof WholeAppealCard> {
  const answer = papers.find(({ id }) => id === appeal.reply?.documentId);
  return {
    ...appealCardView(appeal),
    replyDispatch: answer === undefined ? null : dispatchView(answer, today),
    unsentLetters: unsentLetters(papers, today),
  };
}

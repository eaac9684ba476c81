import {
  appealCard,
  sentOnOf,
  sentWords,
  dotted,
  unsigned,
  type AppealCard,
  type DocumentFace,
  type DocumentRecord,
} from '../../documents/index.js';
import { appealFeatures, appealKinds, appealSubjects, fullName, type Cosigner } from '../../domain/appeal.js';
import { counted } from '../../domain/plural.js';
import { breachesInWords } from '../breaches.js';
import { applicantOf } from '../correspondence/correspondence.js';
import type { Office } from '../office.js';
import { questionResult, wholeResult } from '../results-in-words.js';
import type { Directory } from '../../directory/index.js';
import type { AppealResolution, ExtensionDecision } from '../appeal-parts.js';
import type { AppealRecord } from '../tables.js';

type Row = readonly [label: string, value: string];

/** What the appeal is by the classifier in force on the day it came. */
function classificationOf(appeal: AppealRecord, { classifier }: Office): Row[] {
  const { receivedOn: on, applicant, cosigners, signers } = appeal;
  const restored = appeal.assessment?.complaint?.restored;
  const name = (section: Parameters<typeof classifier.entry>[0], code: string): string =>
    classifier.entry(section, code, on).name;
  const count = signers === null ? '' : `, підписів: ${signers}`;
  const rows: (Row | null)[] = [
    ['Вид', name('kind', appealKinds[appeal.kind])],
    restored === undefined ? null : ['Строк подання скарги (ст. 17)', restored ? 'поновлено' : 'не поновлено'],
    ['Суб’єкт', `${name('subject', appealSubjects[appeal.subject])}${count}`],
    signers === null || signers === 1 || applicant.confidential
      ? null
      : ['Підписали також', alsoSigned(cosigners ?? [], signers)],
    ['Ознака надходження', name('feature', appealFeatures[appeal.feature])],
    ['Форма надходження', name('form-of-receipt', appeal.formOfReceipt)],
    applicant.categories.length === 0
      ? null
      : ['Категорії', applicant.categories.map((code) => name('category', code)).join('; ')],
    applicant.socialStatus === null ? null : ['Соціальний стан', name('social-status', applicant.socialStatus)],
  ];
  return rows.filter((row) => row !== null);
}

/** Everybody who is named, and how many more there are: «… та ще 84 громадяни». */
function alsoSigned(cosigners: readonly Cosigner[], signers: number): string {
  const rest = signers - 1 - cosigners.length;
  const others = rest > 0 ? counted(rest, ['громадянин', 'громадяни', 'громадян']) : null;
  if (cosigners.length === 0) return others ?? '';
  return `${cosigners.map(authorWithAddress).join('; ')}${others === null ? '' : ` та ще ${others}`}`;
}

function authorWithAddress(cosigner: Cosigner): string {
  return cosigner.residence === null ? fullName(cosigner) : `${fullName(cosigner)} (${cosigner.residence})`;
}

function executorsOf({ executors }: AppealResolution, mainExecutor: string | null, office: Office) {
  const { directory } = office;
  const main = executors.findIndex(({ unit }) => unit === mainExecutor);
  return executors.map(({ unit, person, task }, place) => ({
    name: person === null ? directory.nameOf(unit) : `${directory.nameOf(unit)} (${nameOfEmployee(office, person)})`,
    task,
    main: place === main,
  }));
}

/** A resolution names an employee by a post or by themselves. */
/** Whose decision it was: of a post, by whoever filled it; in a unit's own register, the unit's. */
function decidedAs(directory: Directory, { post, by }: ExtensionDecision): string {
  const isPost = directory.posts().some(({ id }) => id === post);
  return isPost ? directory.actedAs(post, by).title : directory.nameOf(post);
}

function nameOfEmployee({ directory }: Office, id: string): string {
  return directory.persons().find((one) => one.id === id)?.name ?? directory.nameOf(id);
}

/** «07.03.2026, рекомендованим листом, № 112 за реєстром» */
function sentInWords({ reply }: AppealRecord, papers: readonly DocumentRecord[]): string | null {
  const answer = papers.find(({ id }) => id === reply?.documentId);
  if (answer === undefined || sentOnOf(answer) === null) return null;
  return sentWords(answer);
}

/** Answers that left while control was kept: the day, the number, and what each said of the questions. */
function interimReplies(
  { reply, receivedOn }: AppealRecord,
  papers: readonly DocumentRecord[],
  { classifier }: Office,
): AppealCard['interimReplies'] {
  return (reply?.earlier ?? []).flatMap(({ index, documentId, final, answers }) => {
    const paper = papers.find(({ id }) => id === documentId);
    const sentOn = paper ? sentOnOf(paper) : null;
    if (sentOn === null) return [];
    const said = answers.map(({ position, result }) => {
      const { name } = classifier.entry('result', result, receivedOn);
      return answers.length === 1 ? name : `питання № ${position} – ${name}`;
    });
    return [{ sentOn, index, gist: final ? 'остаточна відповідь' : said.join('; ') }];
  });
}

function cardOf(appeal: AppealRecord, { joined, papers }: CardPapers, office: Office): AppealCard {
  const { applicant, resolution, reply, receivedOn, coveringLetter } = appeal;
  const { directory, classifier } = office;
  const { email, phone } = applicant;
  return {
    index: appeal.registrationIndex ?? 'не зареєстровано',
    onControl: appeal.onControl,
    repeat: appeal.feature === 'repeat',
    datedOn: appeal.writtenOn,
    receivedOn,
    sheets: appeal.sheets,
    registeredOn: appeal.registeredOn ?? receivedOn,
    previousIndexes: appeal.previousIndexes,
    joinedLetters: joined.map(({ registrationIndex, registeredOn, receivedOn: came }) => {
      return `${registrationIndex ?? ''} від ${dotted(registeredOn ?? came)}`;
    }),
    applicant: {
      ...applicantOf(appeal),
      email,
      phone,
    },
    classification: classificationOf(appeal, office),
    sentFrom: coveringLetter,
    dueOn: appeal.dueOn,
    extensions: (appeal.extensions ?? []).flatMap(({ decision }) =>
      decision === null
        ? []
        : [{ on: decision.on, by: decidedAs(directory, decision), to: decision.to, grounds: decision.grounds }],
    ),
    breach: breachesInWords(appeal.breaches ?? []),
    interimReplies: interimReplies(appeal, papers, office),
    file: appeal.archive,
    questions: appeal.questions.map((question) => ({
      gist: question.gist,
      topic: classifier.entry('topic', question.topic, receivedOn).name,
      result: questionResult(question, appeal, office),
    })),
    resolution: resolution && {
      author: directory.actedAs(resolution.authorPost, resolution.author).title,
      writtenOn: resolution.writtenOn,
      text: resolution.text,
      executors: executorsOf(resolution, appeal.mainExecutor, office),
    },
    result: wholeResult(appeal, office),
    reply:
      reply?.index == null || reply.signedOn === null || reply.signatoryPost === null
        ? null
        : {
            number: reply.index,
            signedOn: reply.signedOn,
            signedBy: directory.post(reply.signatoryPost).title,
            sent: sentInWords(appeal, papers),
          },
    controlEnded:
      appeal.controlEndedOn === null || appeal.controlEndedBy === null
        ? null
        : {
            on: appeal.controlEndedOn,
            by: directory.person(appeal.controlEndedBy).name,
          },
  };
}

/** What stands on the card beside the appeal itself: the letters that have joined it, and the papers of the case. */
interface CardPapers {
  readonly joined: readonly AppealRecord[];
  readonly papers: readonly DocumentRecord[];
}

/** The registration and control card (реєстраційно-контрольна картка, CMU 348/1997), ready to be printed. */
export function printedCard(appeal: AppealRecord, beside: CardPapers, office: Office): DocumentFace {
  return unsigned(office.directory.organisation, appealCard(cardOf(appeal, beside, office)));
}

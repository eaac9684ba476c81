import { appealCard, unsigned, type AppealCard, type DocumentFace } from '../../documents/index.js';
import { appealFeatures, appealKinds, appealSubjects, fullName, type Cosigner } from '../../domain/appeal.js';
import { applicantOf } from '../correspondence.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';

type Row = readonly [label: string, value: string];

/** What the appeal is by the classifier in force on the day it came. */
function classificationOf(appeal: AppealRecord, { classifier }: Office): Row[] {
  const { receivedOn: on, applicant, cosigners, signers } = appeal;
  const name = (section: Parameters<typeof classifier.entry>[0], code: string): string =>
    classifier.entry(section, code, on).name;
  const count = signers === null ? '' : `, підписів: ${signers}`;
  const rows: (Row | null)[] = [
    ['Вид', name('kind', appealKinds[appeal.kind])],
    ['Суб’єкт', `${name('subject', appealSubjects[appeal.subject])}${count}`],
    cosigners === null || applicant.confidential
      ? null
      : ['Підписали також', cosigners.map(authorWithAddress).join('; ')],
    ['Ознака надходження', name('feature', appealFeatures[appeal.feature])],
    ['Форма надходження', name('form-of-receipt', appeal.formOfReceipt)],
    applicant.categories.length === 0
      ? null
      : ['Категорії', applicant.categories.map((code) => name('category', code)).join('; ')],
    applicant.socialStatus === null ? null : ['Соціальний стан', name('social-status', applicant.socialStatus)],
  ];
  return rows.filter((row) => row !== null);
}

function authorWithAddress(cosigner: Cosigner): string {
  return cosigner.residence === null ? fullName(cosigner) : `${fullName(cosigner)} (${cosigner.residence})`;
}

function cardOf(appeal: AppealRecord, office: Office): AppealCard {
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
    applicant: {
      ...applicantOf(appeal),
      email,
      phone,
    },
    classification: classificationOf(appeal, office),
    sentFrom: coveringLetter,
    dueOn: appeal.dueOn,
    interimReplies: [],
    file: appeal.archive,
    questions: appeal.questions.map(({ gist, topic, result }) => ({
      gist,
      topic: classifier.entry('topic', topic, receivedOn).name,
      result: result === null || result === 'other' ? null : classifier.entry('result', result, receivedOn).name,
    })),
    resolution: resolution && {
      author: directory.post(resolution.authorPost).title,
      writtenOn: resolution.writtenOn,
      text: resolution.text,
      executors: resolution.executors.map((executor) => directory.nameOf(executor.unit)),
    },
    result:
      appeal.result === null || appeal.result === 'other'
        ? null
        : classifier.entry('result', appeal.result, receivedOn).name,
    reply:
      reply?.index == null || reply.signedOn === null || reply.signatoryPost === null
        ? null
        : {
            number: reply.index,
            signedOn: reply.signedOn,
            signedBy: directory.post(reply.signatoryPost).title,
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

/** The registration and control card (реєстраційно-контрольна картка, CMU 348/1997), ready to be printed. */
export function printedCard(appeal: AppealRecord, office: Office): DocumentFace {
  return unsigned(office.directory.organisation, appealCard(cardOf(appeal, office)));
}

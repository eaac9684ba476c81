import { Module, type OnModuleInit } from '@nestjs/common';
import { DocumentReaders, PostOffice } from '../documents/index.js';
import { intakeAnswers } from './answers/intake-answers.js';
import { postingAnswers } from './answers/posting-answers.js';
import { addReplyAnswers } from './answers/reply-answers.js';
import { addResolutionAnswers } from './answers/resolution-answers.js';
import { addExtensionAnswers } from './answers/extension-answers.js';
import { termAnswers } from './answers/term-answers.js';
import { turningAwayAnswers } from './answers/turning-away-answers.js';
import { AppealReading } from './reading/appeal-reading.js';
import { CaseFile } from './reading/case-file.js';
import { whoDoesWhat } from './reading/who-does-what.js';
import { AppealRequests } from './routes/appeal-requests.js';
import { AppealStore } from './appeal-store.js';
import { AppealsController } from './routes/appeals.controller.js';
import { CaseController } from './routes/case.controller.js';
import { letterReceived, obligationEntered, termChanged } from './case-data.js';
import { Correspondence } from './correspondence.js';
import { Desk } from './desk.js';
import { letterReady, replyPosted } from './letter-data.js';
import { Mailroom } from './mailroom.js';
import { AppealDrawingController } from './routes/drawing.controller.js';
import { registerFacts } from './facts/register-facts.js';
import { ObligationsController } from './routes/obligations.controller.js';
import { Office } from './office.js';
import { ProcessPlugs } from './process-plugs.js';
import { admissionSteps } from './steps/admission-steps.js';
import { closingSteps } from './steps/closing-steps.js';
import { executionSteps } from './steps/execution-steps.js';
import { obligationSteps } from './steps/obligation-steps.js';
import { registrationSteps } from './steps/registration-steps.js';
import { replySteps } from './steps/reply-steps.js';
import { termSteps } from './steps/term-steps.js';
import { DraftDesk } from './intake/draft-desk.js';
import { RegistrationQuestions } from './intake/registration-questions.js';
import { LetterIntake } from './intake/take-in.js';

const ownAnswers = [addResolutionAnswers, addReplyAnswers, addExtensionAnswers];

const declaredSteps = [
  registrationSteps,
  admissionSteps,
  termSteps,
  executionSteps,
  replySteps,
  obligationSteps,
  closingSteps,
];
const declaredAnswers = [intakeAnswers, turningAwayAnswers, termAnswers];

/** Written appeals (письмові звернення, chapter 3 of the regulation): what their processes ask to be done. */
@Module({
  controllers: [AppealsController, CaseController, AppealDrawingController, ObligationsController],
  providers: [
    ProcessPlugs,
    AppealStore,
    Office,
    Mailroom,
    Correspondence,
    Desk,
    RegistrationQuestions,
    DraftDesk,
    LetterIntake,
    AppealReading,
    AppealRequests,
    CaseFile,
  ],
  // A question that a reception leaves open is considered as a written appeal (KR-2.28), and its file is read alike.
  exports: [AppealStore, CaseFile, Desk, Mailroom, Office],
})
export class AppealsModule implements OnModuleInit {
  constructor(
    private readonly desk: Desk,
    private readonly mailroom: Mailroom,
    private readonly reading: AppealReading,
    private readonly postOffice: PostOffice,
    private readonly readers: DocumentReaders,
    private readonly plugs: ProcessPlugs,
  ) {}

  onModuleInit(): void {
    const { steps, answers, jobs, facts, openings, handovers } = this.plugs;
    for (const add of ownAnswers) add(answers, this.desk);
    steps.define(...declaredSteps.flatMap((stepsOf) => stepsOf(this.desk)));
    answers.define(...declaredAnswers.flatMap((answersOf) => answersOf(this.desk)), ...postingAnswers(this.mailroom));
    openings.start(letterReceived, obligationEntered, letterReady);
    openings.message(termChanged, replyPosted);
    registerFacts(facts, this.desk.store, this.desk.office);
    handovers.addEntry('raised-at-reception', { title: 'Записано на прийомі', says: 'explanation' });
    handovers.addEntry('sent-to-executors', {
      title: 'Кому що доручено',
      says: (payload) => whoDoesWhat(this.desk.office.directory, payload),
    });
    handovers.addPaper('check-questions', ({ businessKey }) => ({
      title: 'Відповідь та інші папери звернення',
      href: `/api/v1/documents?subject=${businessKey}`,
    }));
    for (const form of ['agree-reply', 'sign-reply'])
      handovers.addPaper(form, ({ businessKey }) => {
        return { title: 'Проєкт відповіді', href: `/api/v1/appeals/${businessKey}/draft-reply` };
      });
    for (const form of ['print-and-sign', 'send-letter'])
      handovers.addPaper(form, ({ data }) => {
        return { title: 'Лист для друку', href: `/api/v1/documents/${String(data['documentId'])}?format=pdf` };
      });
    jobs.add('send-letter', async ({ data, executionId, now }) => {
      await this.postOffice.deliver(String(data['documentId']), executionId, now);
    });
    this.readers.add((actor, appealId) => this.reading.mayRead(actor, appealId));
  }
}

import { Module, type OnModuleInit } from '@nestjs/common';
import { Questions } from '../policy/index.js';
import { Handovers, Registries } from '../workflow/index.js';
import { DocumentReaders, PostOffice } from '../documents/index.js';
import { defineJob } from '../workflow/contract/index.js';
import { intakeAnswers } from './answers/intake-answers.js';
import { postingAnswers } from './answers/posting-answers.js';
import { replyAnswers } from './answers/reply-answers.js';
import { resolutionAnswers } from './answers/resolution-answers.js';
import { extensionAnswers } from './answers/extension-answers.js';
import { termAnswers } from './answers/term-answers.js';
import { turningAwayAnswers } from './answers/turning-away-answers.js';
import { AppealReading } from './reading/appeal-reading.js';
import { CaseFile } from './reading/case-file.js';
import { whoDoesWhat } from './reading/who-does-what.js';
import { AppealRequests } from './routes/appeal-requests.js';
import { AppealStore } from './appeal-store.js';
import { askedOfAppeals } from './asked-of-rules.js';
import { AppealsController } from './routes/appeals.controller.js';
import { CaseController } from './routes/case.controller.js';
import {
  endedOutside,
  extensionRequested,
  letterReceived,
  breachNoted,
  obligationEntered,
  answerIssued,
  termChanged,
  withdrawn,
} from './case-data.js';
import { Correspondence } from './correspondence/correspondence.js';
import { AppealService } from './appeal-service.js';
import { letterFields, letterReady, replyPosted } from './correspondence/letter-data.js';
import { Mailroom } from './correspondence/mailroom.js';
import { AppealDrawingController } from './routes/drawing.controller.js';
import { afterEnding, endingAnswers } from './answers/ending-answers.js';
import { appealFacts } from './facts/appeal-facts.js';
import { ObligationsController } from './routes/obligations.controller.js';
import { Office } from './office.js';
import { admissionSteps } from './steps/admission-steps.js';
import { closingSteps } from './steps/closing-steps.js';
import { executionSteps } from './steps/execution-steps.js';
import { letterSteps } from './steps/letter-steps.js';
import { obligationSteps } from './steps/obligation-steps.js';
import { registrationSteps } from './steps/registration-steps.js';
import { replySteps } from './steps/reply-steps.js';
import { termSteps } from './steps/term-steps.js';
import { Drafts } from './intake/drafts.js';
import { RegistrationQuestions } from './intake/registration-questions.js';
import { LetterIntake } from './intake/take-in.js';

const ownSteps = [
  registrationSteps,
  admissionSteps,
  termSteps,
  executionSteps,
  replySteps,
  obligationSteps,
  letterSteps,
  closingSteps,
];
const ownAnswers = [
  intakeAnswers,
  turningAwayAnswers,
  resolutionAnswers,
  replyAnswers,
  extensionAnswers,
  termAnswers,
  endingAnswers,
];

/** Written appeals (письмові звернення, chapter 3 of the regulation): what their processes ask to be done. */
@Module({
  controllers: [AppealsController, CaseController, AppealDrawingController, ObligationsController],
  providers: [
    AppealStore,
    Office,
    Mailroom,
    Correspondence,
    AppealService,
    RegistrationQuestions,
    Drafts,
    LetterIntake,
    AppealReading,
    AppealRequests,
    CaseFile,
  ],
  // A question that a reception leaves open is considered as a written appeal (KR-2.28), and its file is read alike.
  exports: [AppealStore, CaseFile, AppealService, Mailroom, Office],
})
export class AppealsModule implements OnModuleInit {
  constructor(
    private readonly appeals: AppealService,
    private readonly mailroom: Mailroom,
    private readonly reading: AppealReading,
    private readonly postOffice: PostOffice,
    private readonly readers: DocumentReaders,
    private readonly registries: Registries,
    private readonly questions: Questions,
    private readonly handovers: Handovers,
  ) {}

  onModuleInit(): void {
    const { steps, answers, jobs, facts, openings, lastDays, aftermaths } = this.registries;
    const { handovers } = this;
    this.questions.define(...askedOfAppeals);
    steps.define(...ownSteps.flatMap((stepsOf) => stepsOf(this.appeals)));
    answers.define(
      ...ownAnswers.flatMap((answersOf) => answersOf(this.appeals)),
      ...postingAnswers(this.appeals, this.mailroom),
    );
    openings.start(letterReceived, letterReady, obligationEntered, breachNoted, endedOutside);
    aftermaths.define((tx, ended) => afterEnding(this.appeals, tx, ended));
    openings.message(answerIssued, extensionRequested, replyPosted, termChanged, withdrawn);
    facts.define(...appealFacts(this.appeals.store, this.appeals.office));
    lastDays.define((manager, id) => this.appeals.store.lastDay(manager, id));
    handovers.addEntry('raised-at-reception', { title: 'Записано на прийомі', says: ({ explanation }) => explanation });
    handovers.addEntry('sent-to-executors', {
      title: 'Кому що доручено',
      says: (said) => whoDoesWhat(this.appeals.office.directory, said),
    });
    handovers.addPaper('check-questions', ({ businessKey }) => ({
      title: 'Відповідь та інші папери звернення',
      href: `/api/v1/documents?subject=${businessKey}`,
    }));
    for (const form of ['agree-reply', 'sign-reply'])
      handovers.addPaper(form, ({ businessKey }) => {
        return { title: 'Проєкт відповіді', href: `/api/v1/appeals/${businessKey}/draft-reply` };
      });
    for (const form of ['print-and-sign', 'revise-letter', 'send-letter'])
      handovers.addPaper(form, ({ data }) => {
        return { title: 'Лист для друку', href: `/api/v1/documents/${String(data['documentId'])}?format=pdf` };
      });
    jobs.define(
      defineJob({
        topic: 'send-letter',
        reads: { documentId: letterFields.documentId },
        run: ({ data, executionId, now }) => this.postOffice.deliver(data.documentId, executionId, now),
      }),
    );
    this.readers.add((actor, appealId) => this.reading.mayRead(actor, appealId));
    this.readers.keepFrom((actor, appealId) => this.reading.isClosedTo(actor, appealId));
  }
}

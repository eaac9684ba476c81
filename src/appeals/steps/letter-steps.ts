import { z } from 'zod';
import { ownLetter } from '../../documents/index.js';
import { defineStep, ownLetterName, type StepDefinition } from '../../workflow/contract/index.js';
import { addresseeOf, applicantOf, mentionOfAll } from '../correspondence/correspondence.js';
import type { AppealService } from '../appeal-service.js';
import { byAuthor } from '../correspondence/joined-letters.js';

/** Letters of the council's own: a template, and a step of a diagram that names it (docs/decisions/0144). */
export const letterSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'write-letter',
    reads: { letterWords: z.string().optional() },
    properties: { letter: ownLetterName },
    async run(context) {
      const { correspondence, office, store } = appeals;
      const appeal = await appeals.appealOf(context);
      // Nobody can be written to, and each author of a joined letter is written to apart.
      if (appeal.subject === 'anonymous') return;
      const signatoryPost = await correspondence.noticeSignatory(context, appeal);
      const { letterWords = '' } = context.data;
      const known = {
        today: office.today(context.now),
        questions: appeal.questions,
        dueOn: appeal.dueOn,
        mainExecutor: appeal.mainExecutor === null ? null : office.directory.unit(appeal.mainExecutor).name,
        words: letterWords.split(/\n{2,}/u).filter((words) => words.trim() !== ''),
      };
      for (const letters of byAuthor(appeal, await store.joinedTo(context.manager, appeal))) {
        const [own] = letters;
        const given = { ...known, appeal: mentionOfAll(letters), applicant: applicantOf(own) };
        const sheet = ownLetter(given, context.properties.letter);
        const addressee = addresseeOf(own);
        await correspondence.send(context, appeal, { sheet, addressee, signatoryPost, signing: 'on-paper' });
      }
    },
  }),
];

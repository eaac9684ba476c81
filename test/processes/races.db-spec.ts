import { describe, expect } from 'vitest';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { letter, type LetterOtherwise, reply } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

/** Letters that come over the counter in the same moment. */
function atOnce(council: WalkedCouncil, letters: readonly LetterOtherwise[]): Promise<AppealWalk[]> {
  return Promise.all(letters.map((one) => council.takeIn(letter(one))));
}

/** Those for which this task waits, and the others. */
async function partedBy(elementId: string, walks: readonly AppealWalk[]): Promise<[AppealWalk[], AppealWalk[]]> {
  const open = await Promise.all(walks.map((one) => one.openTasks()));
  const waits = (place: number) => open[place]?.some((task) => task.elementId === elementId) === true;
  return [walks.filter((_, place) => waits(place)), walks.filter((_, place) => !waits(place))];
}

for (const motor of ['library', 'tokens']) {
  describe(`what is checked and then written, at one moment (motor ${motor})`, () => {
    walk(
      'of three identical letters one is first, and a person is asked about the others',
      async (council) => {
        const [asked, first] = await partedBy('confirm-feature', await atOnce(council, [{}, {}, {}]));
        expect([asked.length, first.length]).toEqual([2, 1]);
        await first[0]?.standsAt('resolve');
        for (const one of asked) {
          expect((await one.card()).matches).toMatchObject([{ appealId: first[0]?.id, kind: 'join-earlier' }]);
        }
        // Two clerks say of both at once that they are something new: one of them is asked again.
        await Promise.all(asked.map((one) => one.complete('confirm-feature', { feature: 'first' })));
        const [again, settled] = await partedBy('confirm-feature', asked);
        expect([again.length, settled.length]).toEqual([1, 1]);
        expect((await again[0]?.card())?.matches.map(({ appealId }) => appealId)).toContain(settled[0]?.id);
        await again[0]?.complete('confirm-feature', { feature: 'first' });
        await again[0]?.standsAt('resolve');
      },
      { env: { PROCESS_MOTOR: motor } },
    );

    walk(
      'duplicates of one letter take one fraction after another',
      async (council) => {
        const first = await council.takeIn(letter({ writtenOn: '2026-02-27' }));
        const confirmedFeature = { feature: 'duplicate', earlierAppealId: first.id };
        const twins = await atOnce(
          council,
          [1, 2, 3].map((body) => ({
            writtenOn: '2026-02-27',
            coveringLetter: { sender: `Орган ${body}`, index: null, answerBy: null },
            confirmedFeature,
          })),
        );
        const indexes = await Promise.all(twins.map(async (one) => (await one.card()).registrationIndex));
        expect(indexes.toSorted()).toEqual(['К-1/1', 'К-1/2', 'К-1/3']);
      },
      { env: { PROCESS_MOTOR: motor } },
    );

    walk(
      'a letter joins one that is being answered before the answer, and is answered by it, or does not join',
      async (council) => {
        const first = await council.takeIn(letter({ writtenOn: '2026-02-27' }));
        await resolved(first);
        await first.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
        const coveringLetter = { sender: 'Обласна державна адміністрація', index: '15-К-88', answerBy: null };
        const second = await council.takeIn(letter({ writtenOn: '2026-02-27', coveringLetter }));
        const joins = second.complete('confirm-feature', { feature: 'duplicate', earlierAppealId: first.id });
        await Promise.all([joins, first.complete('sign-reply', { decision: 'sign' })]);
        const isJoined = (await second.card()).status === 'joined';
        await second.standsAt(isJoined ? 'file-away' : 'resolve');
        const answeredTo = (await first.lettersOf('sender-answer')).map(({ addressee }) => addressee?.name);
        expect(answeredTo.includes('Обласній державній адміністрації')).toBe(isJoined);
      },
      { env: { PROCESS_MOTOR: motor } },
    );
  });
}

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processesDirectory, rulesDirectory } from '../src/platform/installation.js';
import { PolicyService } from '../src/policy/index.js';
import { setNamed } from './support/asked-in-code.js';

/**
 * The question of a set is what a citizen reads in the explanation of a decision, wherever it was asked. So whoever asks
 * a set in a new place (an element of a diagram, a folder of the code) reads its question beside all the places, and
 * mends it where it does not fit one of them.
 */
const asked: Readonly<Record<string, readonly [question: string, ...places: string[]]>> = {
  admission: ['Що робити зі зверненням?', 'appeals/steps', 'written-appeal#admit'],
  'after-stop': ['Чи приймати громадянина сьогодні?', 'visit#after-alarm', 'visit#may-come-today'],
  alarm: ['Що з прийомом через повітряну тривогу?', 'reception-day#alarm'],
  'booking-admission': ['Чи записати громадянина на цей прийом цього керівника?', 'receptions/booking'],
  'booking-closing': ['Коли закінчується запис на прийом?', 'receptions/timetable'],
  'booking-order': ['У якій черзі приймати громадянина?', 'receptions/booking'],
  companion: ['Чи може ця особа бути на прийомі разом із громадянином?', 'receptions/visit'],
  'complaint-restoration': ['Чи поновити пропущений строк подання скарги?', 'appeals/answers'],
  'end-of-control': [
    'Чи знімати звернення з контролю і з якого дня?',
    'consideration#control-after-final',
    'consideration#end-of-control',
    'ended-outside#end-of-control',
  ],
  'executor-conflict': [
    'Чи може цей посадовець, підрозділ чи орган одержати звернення: виконувати, вирішувати або підписувати?',
    'appeals/complaints',
  ],
  'extension-authority': ['Хто вирішує, чи продовжити строк розгляду?', 'consideration#extension-authority'],
  'final-answer': [
    'Чи час дати остаточну відповідь на невирішене питання, і яку саме?',
    'appeals/answers',
    'consideration#final-answer',
  ],
  leader: ['Якому керівникові передати зареєстроване звернення?', 'consideration#by-duties'],
  'main-executor': ['Хто головний виконавець за резолюцією?', 'consideration#main-executor'],
  notice: ['Про що слід письмово повідомити заявника?', 'appeals/answers', 'appeals/correspondence'],
  'personal-consideration': ['Чи має звернення розглянути керівник органу особисто?', 'consideration#who-considers'],
  priority: ['У якій черзі розглядати звернення?', 'consideration#rank'],
  'sender-notice': ['Чи повідомляти того, хто надіслав звернення?', 'appeals/correspondence'],
  'reception-admission': ['Чи допустити громадянина до приймальні?', 'visit#entry-rules'],
  'reception-notice': [
    'Чи повідомляти громадянина, що його питання направлено іншим органам?',
    'appeals/correspondence',
    'reception-question#sending-notice',
  ],
  'reception-order': ['Чи відбудеться прийом і за яким порядком?', 'reception-day#reception-order'],
  'reception-reply-form': [
    'Як повідомити громадянина про результат після прийому?',
    'reception-question#reply-form',
    'reply#reply-form',
  ],
  'reception-result': ['Що далі з питанням, порушеним на прийомі?', 'reception-question#what-follows'],
  'reception-signatory': [
    'Хто підписує відповідь або повідомлення за підсумками прийому?',
    'appeals/correspondence',
    'reply#reception-signatory',
  ],
  'reception-stop': ['Чи припинити прийом цього громадянина?', 'visit#stop-grounds'],
  recording: ['Чи можна вести запис прийому?', 'receptions/recording'],
  'registration-routing': [
    'Хто реєструє звернення, чи його слід передати без реєстрації?',
    'reception-appeal#route',
    'written-appeal#route',
  ],
  'repeat-authority': ['Хто ухвалює рішення не розглядати повторне звернення?', 'written-appeal#stop-authority'],
  signatory: ['Хто підписує відповідь або повідомлення громадянинові?', 'appeals/correspondence', 'reply#signatory'],
  'stop-authority': [
    'Хто вирішує, чи залишити без розгляду запізнілу скаргу або звернення недієздатної особи?',
    'written-appeal#head-authority',
  ],
  'substitute-consent': ['Чи приймати громадянина з огляду на те, хто сьогодні приймає?', 'visit#substitute-consent'],
  substitution: ['Хто проведе прийом?', 'reception-day#substitution', 'receptions/day'],
  term: [
    'Який строк розгляду звернення?',
    'appeals/answers',
    'consideration#set-first-term',
    'consideration#set-leader-term',
    'written-appeal#term-while-asked',
    'written-appeal#term-while-decided',
  ],
  'term-extension': ['Чи можна продовжити строк розгляду?', 'appeals/answers', 'consideration#may-extend'],
  visitor: ['Чи приймати того, хто прийшов або телефонує?', 'receptions/visit', 'visit#who-is-received'],
  'walk-in': ['Чи прийняти громадянина, який прийшов без запису або телефонує на пряму лінію?', 'receptions/booking'],
};

const policy = PolicyService.load(rulesDirectory);
const sources = join(import.meta.dirname, '../src');

function placesIn(text: string, pattern: RegExp, named: (first: string) => string): [set: string, place: string][] {
  return [...text.matchAll(pattern)].map(({ groups }) => [groups?.['set'] ?? '', named(groups?.['at'] ?? '')]);
}

const inDiagrams = readdirSync(processesDirectory)
  .filter((file) => file.endsWith('.bpmn'))
  .flatMap((file) =>
    placesIn(
      readFileSync(join(processesDirectory, file), 'utf8'),
      /<bpmn:businessRuleTask id="(?<at>[^"]+)"[^>]*decisionRef="(?<set>[^"]+)"/g,
      (element) => `${file.replace('.bpmn', '')}#${element}`,
    ),
  );
const inCode = ['appeals', 'receptions'].flatMap((room) =>
  readdirSync(join(sources, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      placesIn(
        readFileSync(join(sources, room, file), 'utf8'),
        /\b(?:decide|consider|foresee|ofVisit|ofReception)\(\s*(?<set>\w+)/g,
        () => dirname(join(room, file)),
      ).flatMap(([name, place]): [string, string][] => {
        const set = setNamed(name);
        return set === undefined ? [] : [[set, place]];
      }),
    ),
);
const placesOf = (set: string): string[] =>
  [...new Set([...inDiagrams, ...inCode].flatMap(([of, place]) => (of === set ? [place] : [])))].toSorted();

describe('the question of a set', () => {
  it.each(policy.ruleSets().map(({ id, question }) => ({ id, question })))(
    'of $id has been read beside every place that asks it',
    ({ id, question }) => {
      expect([question, ...placesOf(id)]).toEqual(asked[id]);
    },
  );

  it('is asked somewhere', () => {
    const silent = policy.ruleSets().filter(({ id }) => placesOf(id).length === 0);
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect(Object.keys(asked).toSorted()).toEqual(
      policy
        .ruleSets()
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

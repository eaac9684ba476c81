import { describe, expect, test } from 'vitest';
import { tries } from '../support/counts.js';
import { type Broken, policyWith, shipped, toldOf, toldOfChange } from './policy.js';

const of =
  (file: string) =>
  (from: string, to: string, told: string): Broken => ({ file, from, to, told });
const appeal = of('processes/written-appeal.bpmn');
const consideration = of('processes/consideration.bpmn');
const reply = of('processes/reply.bpmn');
const day = of('processes/reception-day.bpmn');
const visit = of('processes/visit.bpmn');
const question = of('processes/reception-question.bpmn');
const telling = of('processes/tell-citizen.bpmn');
const form = (key: string) => of(`processes/forms/${key}.form.json`);
const signing = form('sign-reply');
const [decision, remarks] = ['"key": "decision"', '"key": "remarks"'];
const rules = (set: string) => of(`rules/${set}.rules.json`);
const facts = of('rules/facts.json');

const whose = (fact: string, operator: string, value: string): string =>
  `"fact":"${fact}","operator":"${operator}","value":${value}`;
const anonymous = whose('admission.outcome', 'equal', '"anonymous"');
const dueOn = 'camunda:dueDate="${variables.data.termDue.dueOn}"';
const hasMore = whose('hasCoExecutors', 'equal', 'true');

/** Broken policies by kind: a change of one word in one file, and what an admin is told before anything is in force. */
const kinds: Readonly<Record<string, readonly Broken[]>> = {
  'a decision under another name': [
    appeal(
      '"admission.outcome"',
      '"admision.outcome"',
      'читає «admision», а цього ніхто не записує. Можливо, «admission»?',
    ),
    appeal('"routing.outcome"', '"rooting.outcome"', 'читає «rooting»'),
    appeal('resultVariable="routing"', 'resultVariable="route"', '«routing»'),
    appeal(
      'resultVariable="admission"',
      'resultVariable="addmission"',
      'note-admission data-written: Крок «note-admission» читає «admission»',
    ),
    consideration('"endOfControl.outcome"', '"endOfControll.outcome"', 'Можливо, «endOfControl»?'),
    consideration('resultVariable="extension"', 'resultVariable="extention"', 'extend-term data-written'),
    consideration('"finalAnswer.outcome"', '"finaleAnswer.outcome"', '«finaleAnswer»'),
    day('"substitution.outcome"', '"substitutions.outcome"', 'Можливо, «substitution»?'),
    visit('"returning.outcome"', '"return.outcome"', '«return»'),
    question('"questionResult.outcome"', '"result.outcome"', '«result»'),
  ],
  'an outcome that the rules never give': [
    appeal('"forward"', '"foward"', 'чекає «foward» від «admission.outcome», а так не буває. Можливо, «forward»?'),
    appeal('"repeat-refusal"', '"repeated-refusal"', 'Можливо, «repeat-refusal»?'),
    appeal('"late-complaint"', '"late-complain"', 'Можливо, «late-complaint»?'),
    appeal('"other-regime"', '"other-law"', 'чекає «other-law» від «routing.outcome»'),
    consideration('"ask-author"', '"ask-autor"', 'Можливо, «ask-author»?'),
    consideration('"final-with-date"', '"final-with-day"', 'Можливо, «final-with-date»?'),
    consideration('"sent"', '"send"', 'чекає «send» від «reply.outcome»'),
    day('"find-substitute"', '"find-substitutes"', 'Можливо, «find-substitute»?'),
    day('"resume-today"', '"resume"', 'comparisons-possible'),
    visit('"not-today"', '"not-to-day"', 'Можливо, «not-today»?'),
    visit('"tell-and-ask"', '"ask-and-tell"', 'comparisons-possible'),
    question('"offer-written"', '"offer-write"', 'Можливо, «offer-written»?'),
  ],
  'a comparison with what the value never is': [
    appeal(
      anonymous,
      whose('admission', 'equal', '"anonymous"'),
      'Умова переходу «анонімне»: порівняння «equal» не для виду «група полів», а такий тут «admission». Можливо, «admission.outcome»?',
    ),
    appeal(anonymous, whose('admission.outcome', 'equal', '["anonymous"]'), 'для «equal» потрібне одне значення'),
    appeal(anonymous, whose('admission.outcome', 'contains', '"anonymous"'), '«contains» не для виду «текст»'),
    appeal(anonymous, whose('admission.outcome', 'in', '"anonymous"'), 'для «in» потрібен непорожній перелік'),
    appeal(anonymous, whose('admission.outcome', 'in', '[]'), 'для «in» потрібен непорожній перелік'),
    appeal(anonymous, whose('admission.outcome', 'greaterThan', '"anonymous"'), 'можна: equal, notEqual, in, notIn.'),
    appeal(anonymous, whose('admission.outcome', 'equal', '{"fact":"receiptAsked"}'), 'порівнюють із цим: так чи ні'),
    appeal(anonymous, whose('admission.outcome', 'equal', '{"fact":"admision.outcome"}'), 'Можливо, «admission»?'),
    reply(
      '"replySigned","operator":"equal","value":true',
      '"replySigned","operator":"greaterThan","value":1',
      'порівняння «greaterThan» не для виду «так чи ні»',
    ),
    consideration(hasMore, whose('rank', 'equal', '"50"'), 'чекає «50» від «rank», а так не буває. Буває: число.'),
    consideration(hasMore, whose('rank', 'greaterThan', '"many"'), 'чекає «many» від «rank»'),
    consideration(hasMore, whose('rank', 'equal', 'null'), 'чекає null від «rank»'),
    consideration(hasMore, whose('termDue.dueOn', 'equal', '15'), 'Буває: день РРРР-ММ-ДД.'),
    consideration(hasMore, whose('termDue.dueOn', 'lessThan', '15'), 'Буває: день РРРР-ММ-ДД.'),
    consideration(hasMore, whose('termDue.dueOn', 'lessThan', '{"fact":"rank"}'), 'порівнюють із цим: число'),
    consideration(hasMore, whose('coExecutors', 'equal', '"keep"'), 'можна: contains, doesNotContain.'),
  ],
  'a key that nobody writes': [
    appeal('"matchesToConfirm"', '"matchesToConfrim"', 'Можливо, «matchesToConfirm»?'),
    appeal('${variables.data.actBy}', '${variables.data.actsBy}', 'Строк завдання читає «actsBy»'),
    appeal('post:${variables.data.decider}', 'post:${variables.data.desider}', 'Група виконавців читає «desider»'),
    appeal('registrar@${variables.data.register}', 'registrar@${variables.data.registry}', 'Можливо, «register»?'),
    appeal('${variables.data.registerBy}', '${variables.data.registeredBy}', 'Можливо, «registerBy»?'),
    consideration('post:${variables.data.leader}', 'post:${variables.data.leder}', 'Можливо, «leader»?'),
    consideration('"hasCoExecutors"', '"hasCoexecutor"', 'Можливо, «hasCoExecutors»?'),
    consideration(
      '${variables.data.coExecutors}',
      '${variables.data.coexecutors}',
      'Перелік повторення читає «coexecutors»',
    ),
    consideration('${variables.data.finalAnswerBy}', '${variables.data.finalAnswerFrom}', '«finalAnswerFrom»'),
    consideration('${variables.data.rank}', '${variables.data.range}', 'Черговість завдання читає «range»'),
    reply('"replySigned"', '"replySined"', 'Можливо, «replySigned»?'),
    reply('post:${variables.data.signatoryPost}', 'post:${variables.data.signatory}', 'data-fits'),
    day('${variables.data.eveOn}', '${variables.data.evesOn}', 'Можливо, «eveOn»?'),
    telling(
      '${variables.data.tellOn}',
      '${variables.data.tellOm}',
      'Строк завдання читає «tellOm», а цього ніхто не записує. Можливо, «tellOn»?',
    ),
    telling('"mayWrite"', '"mayRite"', 'Можливо, «mayWrite»?'),
  ],
  'a member that is not there': [
    consideration(
      '${variables.data.timers.breachAt}',
      '${variables.data.timers.breachedAt}',
      'Шляху «timers.breachedAt» немає',
    ),
    consideration('${variables.data.timers.remindAt}', '${variables.data.timer.remindAt}', 'Таймер читає «timer»'),
    consideration(
      '${variables.data.termDue.internalDueOn}',
      '${variables.data.termDue.internallyDueOn}',
      'Можливо, «internalDueOn»?',
    ),
    consideration('${variables.data.mainExecutor.unit}', '${variables.data.mainExecutor.units}', 'Можливо, «unit»?'),
    consideration('executor@${item.unit}', 'executor@${item.units}', 'Шляху «item.units» немає'),
    consideration('"mainExecutorRule.outcome"', '"mainExecutorRule.outcom"', 'Можливо, «outcome»?'),
  ],
  'a letter that no template makes': [
    consideration(
      `"remind">\n          <bpmn:extensionElements><camunda:properties><camunda:property name="when" value="before" />`,
      `"write-letter">\n          <bpmn:extensionElements><camunda:properties><camunda:property name="letter" value="own-legal-chek" />`,
      'remind-before known-names: Властивість «letter»: «own-legal-chek» не існує. Можливо, «own-legal-check»?',
    ),
  ],
  'a value of the wrong kind': [
    consideration(
      'camunda:dueDate="${variables.data.termDue.dueOn}"',
      'camunda:dueDate="${variables.data.rank}"',
      'Строк завдання: «rank» не підходить: це число',
    ),
    consideration(
      '${variables.data.timers.breachAt}',
      '${variables.data.termDue.dueOn}',
      'Таймер: «termDue.dueOn» не підходить: це день',
    ),
    consideration(
      'camunda:collection="${variables.data.coExecutors}"',
      'camunda:collection="${variables.data.mainExecutor}"',
      'Перелік повторення',
    ),
    consideration(
      'camunda:priority="${variables.data.rank}"',
      'camunda:priority="${variables.data.leader}"',
      'Черговість завдання',
    ),
    consideration('post:${variables.data.leader}', 'post:${variables.data.mainExecutor}', 'Група виконавців'),
    appeal('"value":true', '"value":"true"', 'а так не буває'),
    telling(
      '"reachBy","operator":"equal","value":"telephone"',
      '"reachBy","operator":"equal","value":"phone"',
      'Буває: «email», «telephone», «post», «arrival»',
    ),
  ],
  'an id of another kind, or a word where a path stands': [
    consideration(
      'camunda:assignee="${variables.data.mainExecutor.person}"',
      'camunda:assignee="${variables.data.mainExecutor.unit}"',
      'Виконавець: «mainExecutor.unit» не підходить: це підрозділ, а потрібно: людина.',
    ),
    appeal('post:${variables.data.decider}', 'post:${variables.data.register}', 'це підрозділ, а потрібно: посада'),
    consideration('post:${variables.data.leader}', 'post:${variables.data.termDue.dueOn}', 'а потрібно: посада'),
    consideration('executor@${variables.data.mainExecutor.unit}', 'executor@${variables.data.leader}', 'це посада'),
    day('post:${variables.data.receiverPost}', 'post:${variables.data.leader}', 'а такого в довіднику немає'),
    consideration(dueOn, 'camunda:dueDate="2026-13-45"', 'path-expressions: Вираз «2026-13-45» не є шляхом'),
    consideration(dueOn, 'camunda:dueDate="завтра"', 'path-expressions: Вираз «завтра» не є шляхом'),
    consideration(dueOn, 'camunda:dueDate="${item.dueOn}"', '«item.dueOn», а це місце не повторюється за переліком'),
    consideration('camunda:priority="${variables.data.rank}"', 'camunda:priority="high"', 'а тут і число'),
    consideration(
      hasMore,
      whose('leader', 'equal', '"deputy-mayor-hous1ng"'),
      'чекає «deputy-mayor-hous1ng» від «leader», а так не буває. Можливо, «deputy-mayor-housing»?',
    ),
  ],
  'a writer taken away, or a way round it': [
    appeal('camunda:topic="name-decider"', 'camunda:topic="join-earlier"', 'Група виконавців читає «decider»'),
    appeal('camunda:topic="note-admission"', 'camunda:topic="join-earlier"', '«askComplainedOf»'),
    appeal(
      'id="stop-authority--name-decider" sourceRef="stop-authority" targetRef="name-decider"',
      'id="stop-authority--name-decider" sourceRef="stop-authority" targetRef="decide-unconsidered"',
      'не на кожному шляху',
    ),
    consideration('camunda:topic="name-leader"', 'camunda:topic="remind"', '«leader»'),
    consideration('camunda:topic="name-extension-decider"', 'camunda:topic="remind"', '«extensionDecider»'),
    reply('camunda:topic="name-signatory"', 'camunda:topic="return-reply"', '«signatoryPost»'),
    telling('camunda:topic="plan-telling"', 'camunda:topic="give-up-calling"', '«timers»'),
  ],
  'a call that hands over less': [
    consideration('target="signatoryPost"', 'target="signatoryost"', 'Можливо, «signatoryPost»?'),
    consideration('<camunda:out source="reply" target="reply" />', '', '«reply»'),
    consideration(
      '<camunda:out source="reply" target="reply" />',
      '<camunda:out source="replay" target="reply" />',
      '«reply»',
    ),
    consideration('<camunda:in variables="all" />', '<camunda:in source="leader" target="leader" />', 'data-written'),
    consideration(
      '<camunda:in variables="all" />',
      '<camunda:in source="leader" target="leader" />',
      'Рішення за набором «signatory» читає «receivedOn», а цього ніхто не записує.',
    ),
    consideration('<camunda:in variables="all" />', '<camunda:in source="leder" target="leader" />', '«leder»'),
  ],
  'two who write one word as different kinds': [
    appeal(
      'resultVariable="stopAuthority"',
      'resultVariable="register"',
      '«register» записують різного роду: початок процесу – підрозділ, «Хто вирішує про запізнілу скаргу» – рішення правил',
    ),
    consideration(
      'resultVariable="extension"',
      'resultVariable="leader"',
      '«leader» записують різного роду: «Визначити керівника» – посада',
    ),
    consideration(
      '<camunda:out source="reply" target="reply" />',
      '<camunda:out source="reply" target="termDue" />',
      '«termDue» записують різного роду: «Відкрити строк» – група полів (dueOn, internalDueOn, capOn), «Погодити, підписати, надіслати» – група полів',
    ),
  ],
  'a process that calls itself': [
    consideration(
      'calledElement="reply"',
      'calledElement="consideration"',
      'calls-end: Процес не може викликати сам себе, ні прямо, ні через інший: «consideration» → «consideration».',
    ),
    consideration('calledElement="reply"', 'calledElement="written-appeal"', '«written-appeal» → «consideration»'),
  ],
  'a name that is not there': [
    appeal('camunda:topic="note-admission"', 'camunda:topic="note-admision"', 'note-admission known-names'),
    appeal('camunda:decisionRef="admission"', 'camunda:decisionRef="admision"', 'known-names'),
    appeal('calledElement="consideration"', 'calledElement="considerations"', 'known-names'),
    consideration('camunda:formKey="resolve"', 'camunda:formKey="resolves"', 'resolve known-names'),
    day('camunda:candidateGroups="office-head"', 'camunda:candidateGroups="office-heads"', 'known-names'),
    consideration('"operator":"equal"', '"operator":"equals"', 'json-conditions'),
    day(
      'candidateGroups="registrar@office"',
      'candidateGroups="control@digital"',
      'Групи «control@digital» у довіднику ніхто не має',
    ),
    consideration('п. 3.12, 3.13', 'п. 3.12, 3.133', 'known-clauses: Посилання на «п. 3.133»'),
    consideration('ст. 20, п. 3.11.', 'ст. 200, п. 3.11.', 'такого пункту в актах немає. Можливо, «ст. 20»?'),
    consideration(
      'camunda:decisionRef="leader"',
      'camunda:decisonRef="leader"',
      'by-duties readable: Невідомий атрибут',
    ),
  ],
  'a message that nobody waits for any more': [
    reply(
      'name="reply-posted"',
      'name="withdrawn"',
      'Повідомлення «reply-posted» програма надсилає, а жодна схема його не чекає.',
    ),
  ],
  'a form that no longer asks what its answer reads': [
    form('sign-reply')(
      '"key": "decision"',
      '"key": "decison"',
      'Форма «sign-reply» не має поля «decision», яке читає її відповідь. Можливо, «decison»?',
    ),
    form('decide-extension')('"key": "grounds"', '"key": "reasons"', 'не має поля «grounds»'),
    form('decide-extension')('"value": "extend"', '"value": "extended"', 'може бути «extended»'),
    form('confirm-obligation')('"value": "not-done"', '"value": "undone"', 'може бути «undone»'),
    form('perform-obligation')(
      '"type": "datetime"',
      '"type": "textarea"',
      'Поле «doneOn» форми «perform-obligation» не підходить',
    ),
    form('resolve')('"key": "text"', '"key": "texts"', '«text»'),
    form('open-day')('"key": "leaderAway"', '"key": "leaderaway"', '«leaderAway»'),
  ],
  'a form that no answer can satisfy, or with a word that nobody knows': [
    signing('"maxLength": 4000', '"maxLength": 4, "minLength": 5', 'найменше знаків (5) більше за найбільше (4)'),
    signing('"maxLength": 4000', '"maxLenght": 4', 'Поле «remarks» («validate»): Невідома властивість «maxLenght».'),
    signing('"maxLength": 4000', '"maxLenght": 4', 'Можливо, «maxLength»?'),
    signing('"type": "textarea"', '"type": "textaria"', 'Можливо, «textarea»?'),
    signing(
      '"required": true',
      '"required": true, "maxLength": 2',
      'межа «maxLength» для виду «select» нічого не означає',
    ),
    signing(decision, `${decision}, "disabled": true`, 'обов’язкове, а заповнити його не дано («disabled»)'),
    signing(decision, `${decision}, "conditional": { "hide": "=true" }`, 'сховане не заповнити'),
    signing(remarks, `${remarks}, "conditional": { "hide": "=decison = \\"sign\\"" }`, 'Можливо, «decision»?'),
    signing('"value": "return"', '"value": "sign"', 'варіант «sign» названо двічі'),
    signing(decision, `${decision}, "defaultValue": "retrun"`, 'поле не прийме. Можливо, «return»?'),
    signing(remarks, decision, 'Назву «decision» мають два поля'),
    signing('"id": "sign-reply-remarks"', '"id": "sign-reply-decision"', 'id «sign-reply-decision» мають два поля'),
    signing('"schemaVersion": 17', '"schemaVersion": 99', 'Версії схеми form-js 99 немає'),
    signing('"id": "sign-reply",', '"id": "sign-replay",', 'Форма має id «sign-replay», а файл зветься «sign-reply»'),
    signing('"label": "Рішення"', '"lable": "Рішення"', 'Бракує поля «label»'),
  ],
  'a rule set that parts from diagrams and code': [
    rules('admission')('"forward"', '"send-on"', '«forward»'),
    rules('term-extension')(
      '"extension.totalDays"',
      '"extension.grandTotal"',
      'facts-supplied: Набір «term-extension» читає факт «extension.grandTotal»',
    ),
    rules('substitution')('"postpone"', '"put-off"', 'не знає рішення «put-off»'),
    rules('reception-result')('"settled"', '"solved"', '«settled»'),
  ],
  'a rule set that parts from the code that asks it': [
    rules('booking-admission')(
      '"book-first"',
      '"book-frist"',
      'рішення «book-frist» цього набору. Можливо, «book-first»?',
    ),
    rules('booking-order')('"by-time"', '"by-tiem"', 'Можливо, «by-time»?'),
    rules('walk-in')('"receive"', '"recieve"', 'Можливо, «receive»?'),
    rules('executor-conflict')('"conflict"', '"conflikt"', 'Можливо, «conflict»?'),
    rules('notice')('"external-executors": {', '"external-executor": {', 'Можливо, «external-executors»?'),
    rules('complaint-restoration')('"leave"', '"leaves"', 'Можливо, «leave»?'),
    rules('visitor')('"ask-for-papers"', '"ask-papers"', 'Можливо, «ask-for-papers»?'),
    rules('booking-closing')('"hour": {', '"our": {', 'значення рішення «last-day-hour»: немає «hour»'),
    rules('term')('"days": {', '"day": {', 'значення рішення «no-study»: немає «days»'),
    rules('admission')('"days": {', '"dais": {', 'читає «admission.values.days»'),
    rules('companion')(
      '"companion.papers"',
      '"companion.paper"',
      'читає факт «companion.paper», якого ніхто не постачає',
    ),
  ],
  'a decision of another set, or without a value that an outcome needs': [
    reply('decisionRef="signatory"', 'decisionRef="alarm"', '«signatory» дає набір «alarm», а потрібен: «signatory»'),
    reply('decisionRef="signatory"', 'decisionRef="leader"', '«signatory» дає набір «leader»'),
    consideration(
      'decisionRef="leader"',
      'decisionRef="signatory"',
      '«duties» дає набір «signatory», а потрібен: «leader»',
    ),
    visit('decisionRef="reception-stop"', 'decisionRef="visitor"', 'дає набір «visitor», а потрібен: «reception-stop»'),
    rules('admission')(
      '"days": { "fact": "param.forward.days" }',
      '"dayz": { "fact": "param.forward.days" }',
      'не завжди має «days» при рішенні «forward». Можливо, «dayz»?',
    ),
  ],
  'a dictionary of facts that parts from those who supply them': [
    facts(
      '"paper": "на папері"',
      '"papper": "на папері"',
      '«letter.form» не таким, як його подають: може бути «paper»',
    ),
    facts('"head-subordinate":', '"heads-subordinate":', 'може бути «head-subordinate»'),
    facts('"in-person":', '"inperson":', '«reception.kind» не таким'),
    facts('"not-yet":', '"notyet":', '«visit.toldOrally» не таким'),
  ],
};

test.each(Object.entries(kinds))('every word to misspell stands in its file: %s', (_kind, policies) => {
  for (const change of policies) expect(() => policyWith(change)).not.toThrow();
});

describe.each(Object.entries(kinds))('%s', (_kind, policies) => {
  test.each(policies.slice(0, tries(1, policies.length)))('$file: $from → $to', async ({ told, ...change }) => {
    expect((await toldOfChange(change)).join('\n')).toContain(told);
  });
});

test.each([...shipped.forms.keys()].slice(0, tries(3, shipped.forms.size)))(
  'without the form %s nothing starts',
  async (key) => {
    const forms = new Map([...shipped.forms].filter(([one]) => one !== key));
    expect(await toldOf({ forms })).not.toEqual([]);
  },
);

test.each(['written-appeal', 'place-offer', 'obligation'])('without the process %s nothing starts', async (key) => {
  const told = await toldOf({ without: key });
  expect(told.join('\n')).toContain(`Програма починає процес «${key}», якого немає.`);
});

test('a field that the answer does not read passes where its words are handed on', async () => {
  const remarks = `{ "type": "textarea", "key": "aside", "label": "Зауваження", "properties": { "shownOn": "agree-reply" } },`;
  const change = (to: string) =>
    toldOfChange({ file: 'processes/forms/sign-reply.form.json', from: '"components": [', to });
  expect(await change(`"components": [${remarks}`)).toEqual([]);
  expect((await change(`"components": [${remarks.replace('shownOn', 'clause')}`)).join('\n')).toContain(
    'написане зникне',
  );
});

test('a condition of a form may call functions of several words, and look at any of its fields', async () => {
  const conditional = '"conditional": { "hide": "=not(is defined(decision)) and decision = \\"sign\\"" }';
  const change = { file: 'processes/forms/sign-reply.form.json', from: remarks, to: `${remarks}, ${conditional}` };
  expect(await toldOfChange(change)).toEqual([]);
});

test('a process that nobody begins yet is read by the words that somebody writes', async () => {
  const xml = (shipped.diagrams.get('reply') ?? '').replaceAll('"reply"', '"another-reply"');
  const change = (from: string, to: string) =>
    toldOf({ diagrams: new Map([['another-reply', xml.replaceAll(from, to)]]) });
  expect(await change('', '')).toEqual([]);
  expect((await change('data.signatoryPost', 'data.signatoryPst')).join()).toContain('Можливо, «signatoryPost»?');
  expect((await change('data.termDue.dueOn', 'data.termDue.dueOm')).join()).toContain('Шляху «termDue.dueOm» немає');
});

test('the shipped policy has nothing to be mended', async () => {
  expect(await toldOf({})).toEqual([]);
});

import { answered, asked, done, filed, resolved, signed, takenIn } from '../acts.js';
import type { Act, Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const deputy = 'deputy-mayor-social';

const lift: Story = {
  key: 'lift',
  about: 'ліфт у поліклініці',
  way: 'строк продовжено до 45 днів, заявника повідомлено',
  letter: paper({
    from: citizen('Чумаченко Раїса Захарівна', 'м. Кривий Ріг, вул. Каштанова, буд. 5, кв. 12', {
      sex: '4.2',
      categories: ['7.8'],
      socialStatus: '8.1',
    }),
    gist: 'У поліклініці з осені не працює ліфт, а кардіолог приймає на четвертому поверсі. Людям після операцій доводиться йти пішки. Прошу запустити ліфт.',
    asks: [['070', 'Запустити ліфт у поліклініці']],
  }),
  acts: [
    takenIn('2024-12-31'),
    resolved('2024-12-31', deputy, { to: [['health', 'Визначити причину простою, забезпечити ремонт.']] }),
    asked(
      '2025-01-20',
      'health-executor-1',
      'extension-requests',
      'Комплектувальні до ліфта надійдуть 05.02.2025, далі потрібне технічне опосвідчення.',
    ),
    done('2025-01-21', deputy, 'decide-extension', {
      decision: 'extend',
      to: '2025-02-14',
      objectiveGrounds: true,
      grounds: 'Постачання комплектувальних і технічне опосвідчення ліфта не залежать від закладу.',
    }),
    ...answered({
      unit: 'health',
      signedBy: deputy,
      draftedOn: '2025-02-11',
      signedOn: '2025-02-12',
      text: 'Ліфт відремонтовано 07.02.2025, технічне опосвідчення пройдено 10.02.2025. До того прийом кардіолога вели на першому поверсі.',
    }),
  ],
  ends: {
    index: /^Ч-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-02-14',
    controlEndedOn: '2025-02-12',
    decisions: {
      ...wholeWay,
      'term-extension': 'extend',
      notice: 'extended',
    },
    history: ['extension-decided', 'term-changed'],
  },
};

/** Asked for by the unit and granted by the deputy, up to the forty-fifth day. */
function extended(unit: string, by: string, to: string, grounds: string): Act[] {
  return [
    asked('2025-01-22', `${unit}-executor-1`, 'extension-requests', grounds),
    done('2025-01-23', by, 'decide-extension', { decision: 'extend', to, objectiveGrounds: true, grounds }),
  ];
}

const device: Story = {
  key: 'device',
  about: 'томограф',
  way: 'остаточна відповідь із причинами на 45-й день',
  letter: paper({
    from: citizen('Заїченко Павло Тарасович', 'м. Кривий Ріг, вул. Лугова, буд. 70', { sex: '4.1' }),
    gist: 'Щоб зробити томографію, їжджу до обласного центру: у міській лікарні апарат стоїть з літа. Прошу придбати для лікарні новий комп’ютерний томограф.',
    asks: [['070', 'Придбати томограф для міської лікарні']],
  }),
  acts: [
    takenIn('2024-12-31'),
    resolved('2025-01-02', deputy, { to: [['health', 'Опрацювати можливість придбання, подати пропозиції.']] }),
    ...extended(
      'health',
      deputy,
      '2025-02-14',
      'Очікуємо рішення розпорядника коштів щодо закупівлі медичного обладнання.',
    ),
    done('2025-02-14', 'health-executor-1', 'prepare-final-answer', {
      text: 'Придбати томограф протягом 45 днів неможливо.',
      objectiveReasons: true,
      reasons:
        'Закупівлю такого обладнання фінансує державний бюджет, заявку міста включено до резервного переліку; коштів міського бюджету на це не передбачено.',
    }),
    done('2025-02-14', 'health-head', 'agree-reply', { decision: 'agree' }),
    done('2025-02-14', deputy, 'sign-reply', { decision: 'sign' }),
    filed('2025-02-17'),
  ],
  ends: {
    index: /^З-\d+$/,
    status: 'closed',
    result: 'other',
    dueOn: '2025-02-14',
    controlEndedOn: '2025-02-14',
    decisions: {
      admission: 'consider',
      'term-extension': 'extend',
      'final-answer': 'final-with-reasons',
      signatory: 'leader-of-control',
    },
    history: ['final-answer-due', 'final-answer-drafted'],
  },
};

const yard: Story = {
  key: 'yard',
  about: 'проїзд у двір',
  way: 'остаточна відповідь із конкретним строком: зобов’язання виконано навесні 2025 року',
  letter: paper({
    from: citizen('Нестеренко Юлія Владиславівна', 'м. Кривий Ріг, вул. Ювілейна, буд. 26, кв. 54', { sex: '4.2' }),
    gist: 'Проїзд до нашого двору розбитий так, що не заїжджає швидка. Узимку ями під льодом, навесні вода по коліно. Прошу заасфальтувати внутрішньоквартальний проїзд.',
    asks: [['080', 'Заасфальтувати внутрішньоквартальний проїзд']],
  }),
  acts: [
    takenIn('2025-01-02', 'registrar-2'),
    resolved('2025-01-03', 'deputy-mayor-housing', {
      to: [['infrastructure', 'Обстежити проїзд, визначити строк ремонту.']],
    }),
    ...extended(
      'infrastructure',
      'deputy-mayor-housing',
      '2025-02-16',
      'За низьких температур асфальтобетонну суміш не вкладають, заводи не працюють.',
    ),
    done('2025-02-17', 'infrastructure-executor-1', 'prepare-final-answer', {
      text: 'Проїзд обстежено 15.01.2025, площа ремонту 310 м².',
      objectiveReasons: true,
      reasons: 'Дорожні роботи неможливі за температури нижче +5 °C; кошти передбачено у програмі на друге півріччя.',
      definiteDate: '2025-04-25',
      promise: 'Заасфальтувати внутрішньоквартальний проїзд біля буд. 26 на вул. Ювілейній (310 м²).',
    }),
    ...signed({
      unit: 'infrastructure',
      signedBy: 'deputy-mayor-housing',
      draftedOn: '2025-02-17',
      signedOn: '2025-02-17',
      text: '',
    }).slice(1),
    filed('2025-02-18'),
    done('2025-04-23', 'infrastructure-executor-2', 'perform-obligation', {
      report: 'Проїзд заасфальтовано, 312 м², акт прийняття від 22.04.2025.',
      doneOn: '2025-04-22',
    }),
    done('2025-04-24', 'control-1', 'confirm-obligation', {
      decision: 'done',
      remarks: 'Оглянуто на місці разом із заявницею.',
    }),
  ],
  ends: {
    index: /^Н-\d+$/,
    status: 'closed',
    result: 'other',
    dueOn: '2025-02-17',
    controlEndedOn: '2025-02-17',
    decisions: {
      admission: 'consider',
      'final-answer': 'final-with-date',
      signatory: 'leader-of-control',
    },
    history: ['obligation-entered', 'obligation-reminded', 'obligation-done'],
  },
};

/** Health care, and what could not be done within the forty-five days (охорона здоров’я, остаточні відповіді). */
export const health: readonly Story[] = [lift, device, yard];

/** Checks taken from bpmnlint as they are, and what each says in Ukrainian. */
export const libraryRules: Readonly<Record<string, string>> = {
  'end-event-required': 'Немає кінцевої події: додайте подію, якою закінчується процес чи підпроцес.',
  'event-based-gateway': 'Після шлюзу подій мають бути щонайменше два очікування (повідомлення або таймер).',
  'no-bpmndi': 'Елемента немає на малюнку: намалюйте його або вилучіть із файлу.',
  'no-duplicate-sequence-flows': 'Між цими елементами вже є такий самий перехід: вилучіть зайвий.',
  'no-implicit-end': 'Гілка обривається: доведіть її до кінцевої події.',
  'no-implicit-split': 'Гілки розходяться без шлюзу: поставте виключний або паралельний шлюз.',
  'no-implicit-start': 'До елемента ніщо не веде: з’єднайте його з початковою подією.',
  'single-blank-start-event': 'Початкова подія має бути одна.',
  'start-event-required': 'Немає початкової події.',
};

/** «Бондар Вівчар» → each with its dative. */
const withEnding = (ending: string, names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, name + ending]));

/**
 * Surnames of men that the library declines wrongly, or as likely wrongly as not (прізвища, перевірені людиною): the word
 * each is made of has a sure dative.
 */
export const surnamesOfMen: Readonly<Record<string, string>> = {
  Біб: 'Бобу',
  Бобер: 'Бобру',
  Боєць: 'Бійцю',
  Ведмідь: 'Ведмедю',
  Гребінь: 'Гребеню',
  Двір: 'Двору',
  Дятел: 'Дятлу',
  Жнець: 'Женцю',
  Журавель: 'Журавлю',
  Кінь: 'Коню',
  Козел: 'Козлу',
  Котел: 'Котлу',
  Кремінь: 'Кременю',
  Кріль: 'Кролю',
  Лебідь: 'Лебедю',
  Мід: 'Меду',
  Ніж: 'Ножу',
  Олень: 'Оленю',
  Орел: 'Орлу',
  Осел: 'Ослу',
  Свекор: 'Свекру',
  Стіл: 'Столу',
  Тхір: 'Тхору',
  Хміль: 'Хмелю',
  Хрін: 'Хріну',
  Чобіт: 'Чоботу',
  Щегел: 'Щеглу',
  // «О» stays: it is of the root, and not of the ending «-ок».
  ...withEnding('у', 'Білобок Блок Бок Кривобок Кособок Пророк Сорок Сухобок Тягнибок Чорнобок'),
  // By trade, and the like: nouns on -ар, -ир of the soft group (бондаря, бондарю).
  ...withEnding(
    'ю',
    'Бондар Вівчар Винар Воротар Грабар Дзвонар Друкар Дудар Золотар Ключар Кобзар Косар Крамар Кухар Лимар Лікар ' +
      'Млинар Овчар Паламар Пекар Писар Плугатар Пономар Пушкар Решетар Рибар Римар Різьбар Свинар Секретар Скотар ' +
      'Слюсар Снісар Сухар Титар Токар Чинбар Чоботар Шахтар Шинкар Шкапар Богатир Козир Мізгир Пузир Снігир',
  ),
  // Of the hard group, though on -ар.
  ...withEnding('у', 'Базар Болгар Гайдар Гончар Гусар Захар Комар Макар Назар Оскар Татар'),
};

/** Given names that the library leaves as they are, or declines wrongly. */
export const givenNames: Readonly<Record<string, string>> = {
  Антін: 'Антону',
  Есфір: 'Есфірі',
  Нестір: 'Нестору',
  Ничипір: 'Ничипору',
  Прохір: 'Прохору',
  Рахіль: 'Рахілі',
  Руф: 'Руфі',
  Суламіф: 'Суламіфі',
  Тиміш: 'Тимошу',
  Хведір: 'Хведору',
  Юдіф: 'Юдіфі',
};

/**
 * Whether «і» or «е» stays («Кисіль», «Корінь», «Півень»), and whether one on -ар or -ир is soft or hard («Чабар», «Чубир»),
 * is for its bearer to say.
 */
export const isUnsure = (surname: string): boolean => /(?:(?:і\p{L}|ен)ь|[аеєиіїоуюя]\p{L}+[аи]р)$/iu.test(surname);

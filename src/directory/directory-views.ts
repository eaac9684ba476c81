import { z } from 'zod';
import { choice, flag, RoleName, text, view, whole } from '../platform/http/index.js';
import { postsInLaw } from './directory-data.js';

const Holder = view('PostHolder', 'Хто обіймає посаду.', { id: text('Працівник'), name: text('Як звати') });

/** The directory as lists on a screen are filled from it; what each thing is, `directory-data.ts` says. */
export const HeldPost = view('Post', 'Посада.', {
  id: text('Ідентифікатор').meta({ examples: ['deputy-mayor-housing'] }),
  title: text('Назва'),
  titleGenitive: text('Назва в родовому відмінку'),
  titleDative: text('Назва в давальному відмінку'),
  kind: choice('PostKind', 'Рід посади.', ['leader', 'unit-head', 'district-head', 'officer']),
  rank: whole('Порядок у переліках: 1 – міський голова'),
  unitId: text('Підрозділ; null для керівників').nullable(),
  subordinateTo: text('Посада, якій підпорядкована').nullable(),
  standing: choice('PostStanding', 'Ким є за ст. 20 Закону: голова чи заступник.', ['head', 'deputy']).nullable(),
  inLaw: choice(
    'PostInLaw',
    'Посада, яку так називає Положення, хоч би який ідентифікатор вона мала.',
    postsInLaw,
  ).nullable(),
  roles: z.array(RoleName).describe('Ролі, які дає посада'),
  holder: Holder.nullable().describe('Хто обіймає її сьогодні; null, якщо ніхто'),
  isAbsent: flag('Чи відсутній сьогодні той, хто її обіймає'),
});

export const UnitView = view('Unit', 'Підрозділ, що веде реєстр звернень.', {
  id: text('Ідентифікатор').meta({ examples: ['office'] }),
  name: text('Назва'),
  nameGenitive: text('Назва в родовому відмінку'),
  registerCode: text('Його дві цифри в реєстраційному індексі').meta({ examples: ['01'] }),
  headPostId: text('Посада керівника'),
  subordinateTo: text('Посада того, хто спрямовує підрозділ').nullable(),
  staff: flag('Чи це апарат виконавчого комітету'),
  organisation: text('Від чийого імені пише орган іншої ради; null, якщо підрозділ цієї').nullable(),
  topics: z.array(z.string()).describe('Питання класифікатора, у яких має повноваження'),
});

export const BodyView = view('OutsideBody', 'Інший орган чи підприємство, якому пересилають звернення.', {
  id: text('Ідентифікатор'),
  name: text('Назва'),
  nameGenitive: text('Назва в родовому відмінку'),
  nameDative: text('Назва в давальному відмінку'),
  kind: choice('OutsideBodyKind', 'Орган влади, надавач послуг чи комунальне підприємство.', [
    'authority',
    'provider',
    'communal-enterprise',
  ]),
  powers: text('У чому має повноваження, словами для листа'),
  topics: z.array(z.string()).describe('Питання класифікатора, у яких має повноваження'),
  answersTo: text('Підрозділ, що керує комунальним підприємством').nullable(),
});

export const PersonView = view('Person', 'Працівник, який діє в системі.', {
  id: text('Ідентифікатор').meta({ examples: ['p-registrar-1'] }),
  name: text('Як звати'),
  postId: text('Посада; null, якщо вже жодної').nullable(),
  alsoPosts: z.array(z.string()).describe('Інші посади'),
  unitId: text('Підрозділ; null для керівників').nullable(),
});

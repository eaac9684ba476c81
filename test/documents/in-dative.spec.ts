import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personInDative, senderInDative } from '../../src/documents/in-dative.js';

const list = new URL('fixtures/surnames-in-dative.tsv', import.meta.url);
const surnames = readFileSync(list, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

describe('a person in the dative', () => {
  it('is right for a hundred and more surnames, but for those named here', () => {
    const wrong = surnames.flatMap(([sex, surname = '', dative = '']) => {
      const given = personInDative({ surname, givenName: '', patronymic: null, sex: sex === 'm' ? '4.1' : '4.2' });
      return given === dative ? [] : [`${surname}: ${given}, а має бути ${dative}`];
    });
    expect(surnames.length).toBeGreaterThan(100);
    expect(wrong).toEqual(['Гребінь: Гребіню, а має бути Гребеню', 'Кобзар: Кобзару, а має бути Кобзарю']);
  });

  it.each([
    ['Коваленко', 'Марія', 'Іванівна', 'Коваленко Марії Іванівні'],
    ['Шевчук', 'Микола', 'Ілліч', 'Шевчуку Миколі Іллічу'],
    ['Мамедов', 'Ельчин', 'Гасан огли', 'Мамедову Ельчину Гасан огли'],
    ['Бойко', 'Олег', null, 'Бойку Олегу'],
  ])('%s %s %s', (surname, givenName, patronymic, dative) => {
    expect(personInDative({ surname, givenName, patronymic })).toBe(dative);
  });

  it('takes the sex from the card where initials do not show it, and guesses none', () => {
    const initials = { surname: 'Шульга', givenName: 'М.', patronymic: 'І.' };
    expect(personInDative({ ...initials, sex: '4.2' })).toBe('Шульзі М. І.');
    expect(personInDative(initials)).toBe('Шульга М. І.');
    expect(personInDative({ surname: 'Smith', givenName: 'John', patronymic: null })).toBe('Smith John');
  });
});

describe('whoever sent an appeal on, in the dative', () => {
  it.each([
    ['Дніпропетровська обласна державна адміністрація', 'Дніпропетровській обласній державній адміністрації'],
    ['Верховна Рада України', 'Верховній Раді України'],
    ['Офіс Президента України', 'Офісу Президента України'],
    ['Секретаріат Кабінету Міністрів України', 'Секретаріату Кабінету Міністрів України'],
    ['Міністерство юстиції України', 'Міністерству юстиції України'],
    ['Головне управління Національної поліції', 'Головному управлінню Національної поліції'],
    ['Державна установа «Урядовий контактний центр»', 'Державній установі «Урядовий контактний центр»'],
    ['Пенсійний фонд України', 'Пенсійному фонду України'],
    ['Обласна прокуратура', 'Обласній прокуратурі'],
    ['Дніпропетровська ОДА', 'Дніпропетровській ОДА'],
    ['Народний депутат України Бойко Олег Петрович', 'Народному депутату України Бойку Олегу Петровичу'],
    ['Депутат міської ради Ковальчук Ірина Павлівна', 'Депутату міської ради Ковальчук Ірині Павлівні'],
    ['Депутат міської ради Бойко О. П.', 'Депутату міської ради Бойко О. П.'],
  ])('%s', (name, dative) => {
    expect(senderInDative(name)).toBe(dative);
  });
});

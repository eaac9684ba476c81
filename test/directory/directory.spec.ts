import { describe, expect, it } from 'vitest';
import { AbsenceBoard, Directory, type Absence } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { plainDate } from '../../src/domain/plain-date.js';

const monday = plainDate('2024-03-04');
const tuesday = plainDate('2024-03-05');
const friday = plainDate('2024-03-08');

const council = (...absences: Absence[]): Directory => {
  const directory = new Directory(kryvyiRih);
  directory.showAbsences(new AbsenceBoard(absences));
  return directory;
};

const away = (postId: string, substitutePersonId: string | null): Absence => ({
  id: `absence-of-${postId}`,
  postId,
  fromOn: tuesday,
  toOn: friday,
  substitutePersonId,
  orderNo: '57-р',
});

describe('the demonstration council', () => {
  const directory = council();

  it('gives the acting mayor and the council secretary to one person', () => {
    expect(directory.holderOf('acting-mayor', monday)?.id).toBe('p-acting-mayor');
    expect(directory.holderOf('council-secretary', monday)?.id).toBe('p-acting-mayor');
    expect(directory.actorOf('p-acting-mayor', monday).posts).toEqual(['acting-mayor', 'council-secretary']);
  });

  it('registers in the office under 01, and has seven districts', () => {
    expect(directory.unit('office').registerCode).toBe('01');
    expect(directory.posts().filter((post) => post.kind === 'district-head')).toHaveLength(7);
  });

  it('refuses an id that it does not know', () => {
    expect(() => directory.post('mayor-of-elsewhere')).toThrow('У довіднику немає посади «mayor-of-elsewhere».');
    expect(() => directory.isStaff('nobody')).toThrow('У довіднику немає');
    expect(() => directory.holderOf('nobody', monday)).toThrow('У довіднику немає');
  });

  it('names every post in the three cases a letter needs', () => {
    for (const post of directory.posts()) {
      for (const words of [post.title, post.titleGenitive, post.titleDative])
        expect(words).toMatch(/^[А-ЯІЇЄҐа-яіїєґ]{4,} .{4,}/);
      expect(post.title).not.toBe(post.titleDative);
    }
    expect(directory.post('transport-head').titleDative).toBe('Начальнику управління транспорту та телекомунікацій');
    expect(directory.post('health-executor-2').title).toBe('Спеціаліст управління охорони здоров’я № 2');
    expect(directory.post('district-pokrovskyi-head').title).toBe('Голова Покровської районної у місті ради');
  });

  it('finds the units with powers in a topic', () => {
    expect(directory.unitsForTopic('080').map((unit) => unit.id)).toEqual(['infrastructure', 'improvement-inspection']);
  });
});

describe('staff of the executive committee (KR-2.30, docs/decisions/0020)', () => {
  const directory = council();

  it.each(['office', 'transport', 'transport-head', 'acting-mayor', 'p-registrar-1'])('counts %s in', (id) => {
    expect(directory.isStaff(id)).toBe(true);
  });
  it.each([
    'water-utility',
    'pension-fund',
    'district-pokrovskyi',
    'district-pokrovskyi-head',
    'p-district-pokrovskyi-executor-1',
  ])('leaves %s out', (id) => {
    expect(directory.isStaff(id)).toBe(false);
  });
});

describe('who may not consider a complaint (art. 7)', () => {
  const directory = council();

  it.each([
    ['transport', 'transport'],
    ['transport-head', 'transport'],
    ['transport', 'transport-head'],
    ['transport-executor-1', 'transport'],
    ['p-transport-executor-1', 'transport'],
    ['tramway', 'transport'],
    ['transport', 'first-deputy-mayor'],
    ['transport-executor-2', 'acting-mayor'],
    ['water-utility', 'water-utility'],
  ])('%s answers to %s', (id, of) => {
    expect(directory.isSubordinate(id, of)).toBe(true);
  });
  it.each([
    ['first-deputy-mayor', 'transport'],
    ['health', 'transport'],
    ['district-pokrovskyi', 'acting-mayor'],
    ['transport', 'tramway'],
    ['office-head', 'deputy-mayor-housing'],
  ])('%s does not answer to %s', (id, of) => {
    expect(directory.isSubordinate(id, of)).toBe(false);
  });
});

describe('absence and substitution', () => {
  it('lasts from the first day away until the day before the return', () => {
    const directory = council(away('transport-head', 'p-transport-executor-1'));
    expect(directory.holderOf('transport-head', monday)?.id).toBe('p-transport-head');
    expect(directory.holderOf('transport-head', tuesday)?.id).toBe('p-transport-executor-1');
    expect(directory.holderOf('transport-head', friday)?.id).toBe('p-transport-head');
  });

  it('moves the post, its roles and its groups to the substitute, and back', () => {
    const directory = council(away('deputy-mayor-social', 'p-health-head'));
    const during = directory.actorOf('p-health-head', tuesday);
    expect(during.posts).toEqual(['health-head', 'deputy-mayor-social']);
    expect(during.roles).toContain('leader');
    expect(directory.actorOf('p-deputy-mayor-social', tuesday)).toMatchObject({ posts: [], roles: [] });
    expect(directory.actorOf('p-health-head', friday).roles).not.toContain('leader');
  });

  it('makes nobody acting mayor but the person the order names', () => {
    expect(council(away('acting-mayor', null)).holderOf('acting-mayor', tuesday)).toBeNull();
    const directory = council(away('acting-mayor', 'p-first-deputy-mayor'));
    expect(directory.holderOf('acting-mayor', tuesday)?.id).toBe('p-first-deputy-mayor');
    expect(directory.holderOf('council-secretary', tuesday)?.id).toBe('p-acting-mayor');
  });

  it('leaves the post open while the substitute is away too', () => {
    const directory = council(away('transport-head', 'p-health-head'), away('health-head', null));
    expect(directory.holderOf('transport-head', tuesday)).toBeNull();
    expect(directory.actorOf('p-health-head', tuesday).posts).toEqual([]);
  });

  it('signs «в. о.» for a post that is not the signer’s own', () => {
    const directory = council(away('office-head', 'p-office-deputy-head'));
    expect(directory.signatureOf('office-head', monday)?.title).toBe(
      'Начальник управління по роботі зі зверненнями громадян',
    );
    expect(directory.signatureOf('office-head', tuesday)).toMatchObject({
      person: { id: 'p-office-deputy-head' },
      title: 'В. о. начальника управління по роботі зі зверненнями громадян',
    });
  });

  it('gives a substitute the groups of the unit stood in for, and makes them no head at home', () => {
    const directory = council(away('transport-head', 'p-health-executor-1'));
    const groups = directory.groupsOf(directory.actorOf('p-health-executor-1', tuesday));
    expect(groups).toEqual(
      expect.arrayContaining(['unit-head', 'unit-head@transport', 'executor@health', 'post:transport-head']),
    );
    expect(groups).not.toContain('unit-head@health');
  });
});

describe('what a substitute is lent', () => {
  it('is the work of the unit stood in for, and no more of it at home', () => {
    const directory = council(away('transport-clerk', 'p-office-executor-1'));
    const during = directory.actorOf('p-office-executor-1', tuesday);
    expect(directory.unitsOf(during, ['registrar'])).toEqual(['transport']);
    expect(directory.unitsOf(during, ['executor'])).toEqual(['office']);
    const mender = council(away('deputy-mayor-housing', 'p-workflow-admin')).actorOf('p-workflow-admin', tuesday);
    expect(directory.unitsOf(mender, ['registrar', 'executor', 'unit-head'])).toEqual([]);
    expect(directory.groupsOf(mender)).toEqual(['leader', 'post:deputy-mayor-housing']);
  });

  it('never is work on cases for whoever draws processes or reviews rules', () => {
    const directory = council();
    for (const id of ['p-workflow-admin', 'p-compliance-reviewer'])
      expect(directory.groupsOf(directory.actorOf(id, tuesday))).toEqual([]);
  });
});

describe('a person named in a paper', () => {
  it('is named by their post', () => {
    const directory = council();
    expect(directory.nameOf('p-transport-head')).toBe(directory.nameOf('transport-head'));
    expect(directory.genitiveOf('p-transport-head')).toBe(directory.genitiveOf('transport-head'));
    expect(directory.dativeOf('p-transport-head')).toBe(directory.dativeOf('transport-head'));
  });
});

import {
  type Body,
  type DirectoryData,
  officeInLaw,
  type Person,
  type Post,
  type TimetableLine,
  type Unit,
} from './directory-data.js';
import { ById } from './index-by-id.js';

/**
 * What the council is by its files (склад ради): posts, units, outside bodies and people, who answers to whom, and what
 * each is called in a sentence. Asking for an unknown id is refused with `NOT_FOUND`.
 */
export class Council {
  protected ids: Ids;

  constructor(data: DirectoryData) {
    this.ids = new Ids(data);
  }

  /** Goes by the council of another edition: a unit renamed there is renamed from now on. */
  adopt(data: DirectoryData): void {
    this.ids = new Ids(data);
  }

  /** The council as its files give it. */
  get data(): DirectoryData {
    return this.ids.data;
  }
  get organisation(): string {
    return this.ids.data.organisation;
  }
  /** The head of the body, or who acts as head (керівник органу, art. 15, 20). */
  get head(): Post {
    return this.ids.head;
  }
  /** Who has the author of a complaint about the head told who decides it. */
  get explainsForHead(): Post {
    return this.post(this.ids.data.complaintsAboutHead);
  }
  /** The department for work with citizens' appeals (управління по роботі зі зверненнями, KR-1.1): its head's unit. */
  get office(): Unit {
    return this.unit(this.postNamed('office-head').unitId ?? '');
  }
  /** With which the timetable of receptions begins. */
  get timetable(): readonly TimetableLine[] {
    return this.ids.data.timetable;
  }

  posts(): readonly Post[] {
    return this.ids.posts.all();
  }
  post(id: string): Post {
    return this.ids.posts.get(id);
  }
  /**
   * The post that a rule names: by the word that the law has for it, whatever its id in this council is, or by the id
   * where the council's own distribution of duties names it.
   */
  postNamed(word: string): Post {
    return this.ids.posts.all().find(({ inLaw }) => inLaw === word) ?? this.post(word);
  }
  /** A group as a diagram names it, `post:head-of-affairs` or `registrar@office`, by the ids of this council. */
  groupNamed(group: string): string {
    const [role = '', unit] = group.split('@');
    if (unit === officeInLaw) return `${role}@${this.office.id}`;
    const word = group.startsWith('post:') ? group.slice('post:'.length) : null;
    const post = this.ids.posts.all().find(({ inLaw }) => inLaw !== null && inLaw === word);
    return post === undefined ? group : `post:${post.id}`;
  }
  units(): readonly Unit[] {
    return this.ids.units.all();
  }
  /** Who keeps a register: the office, or a unit its own (KR-1.2). */
  keeperOf(register: string): 'office' | 'unit' {
    return register === this.office.id ? 'office' : 'unit';
  }
  unit(id: string): Unit {
    return this.ids.units.get(id);
  }
  /** The head of a sheet that is numbered in a register: of the body whose register it is. */
  organisationOf(register: string): string {
    return this.unit(register).organisation ?? this.organisation;
  }
  /** Whose register of outgoing papers numbers what a post signs: that of its own body, where it is of another council (KR-3.19). */
  outgoingRegisterOf(post: string, register: string): string {
    const { unitId } = this.post(post);
    return unitId !== null && this.unit(unitId).organisation !== null ? unitId : register;
  }
  bodies(): readonly Body[] {
    return this.ids.bodies.all();
  }
  body(id: string): Body {
    return this.ids.bodies.get(id);
  }
  persons(): readonly Person[] {
    return this.ids.persons.all();
  }
  person(id: string): Person {
    return this.ids.persons.get(id);
  }
  /** The posts of a person by the directory, whoever fills them today; none of one it does not know. */
  postsOf(personId: string): readonly string[] {
    const person = this.ids.persons.find(personId);
    return person ? ownPosts(person) : [];
  }
  personOfLogin(login: string): Person | null {
    return this.ids.byLogin.get(login) ?? null;
  }

  /**
   * Whether an executor is staff of the executive committee (працівник виконкому, KR-2.30, KR-3.13). Takes
   * the id of a unit, a post, a person or an outside body; leaders are staff, district committees are not.
   */
  isStaff(id: string): boolean {
    const unitId = this.ids.units.has(id) ? id : this.unitOf(id);
    if (unitId) return this.unit(unitId).staff;
    if (this.ids.posts.has(id) || this.ids.persons.has(id)) return true;
    this.body(id);
    return false;
  }

  /**
   * Whether one is the other or answers to it, through any number of steps: neither the one complained of
   * nor their subordinates may consider the complaint (art. 7). Takes units, posts and bodies.
   */
  isSubordinate(id: string, of: string): boolean {
    const targets = new Set([of, this.headOf(of)]);
    const seen = new Set<string>();
    for (let current: string | null = id; current && !seen.has(current); current = this.above(current)) {
      if (targets.has(current)) return true;
      seen.add(current);
    }
    return false;
  }

  unitsForTopic(topic: string): readonly Unit[] {
    return this.units().filter((unit) => unit.topics.includes(topic));
  }

  /** The name of a unit, post or body, as a sentence about it begins; a person is named by their post. */
  nameOf(named: string): string {
    const id = this.postIfPerson(named);
    return this.ids.units.find(id)?.name ?? this.ids.posts.find(id)?.title ?? this.body(id).name;
  }

  /** «до департаменту …»: the name after «надіслано до». */
  genitiveOf(named: string): string {
    const id = this.postIfPerson(named);
    const found = this.ids.units.find(id) ?? this.ids.bodies.find(id);
    return found?.nameGenitive ?? this.post(id).titleGenitive;
  }

  /** How a letter to a unit, post or body opens: a unit's letters go to its head. */
  dativeOf(named: string): string {
    const id = this.postIfPerson(named);
    const unit = this.ids.units.find(id);
    return this.ids.bodies.find(id)?.nameDative ?? this.post(unit?.headPostId ?? id).titleDative;
  }

  private postIfPerson(id: string): string {
    return this.ids.persons.find(id)?.postId ?? id;
  }

  private unitOf(id: string): string | null {
    return this.ids.posts.find(id)?.unitId ?? this.ids.persons.find(id)?.unitId ?? null;
  }

  private headOf(id: string): string | null {
    return this.ids.units.find(id)?.headPostId ?? null;
  }

  /** One step up: from a unit to its head, from a post to its superior, from an enterprise to its unit. */
  private above(id: string): string | null {
    const person = this.ids.persons.find(id);
    if (person) return person.postId;
    return this.headOf(id) ?? this.ids.posts.find(id)?.subordinateTo ?? this.ids.bodies.find(id)?.answersTo ?? null;
  }
}

/** The council of one edition, by the ids of what is in it. */
class Ids {
  readonly posts: ById<Post>;
  readonly units: ById<Unit>;
  readonly bodies: ById<Body>;
  readonly persons: ById<Person>;
  readonly byLogin: ReadonlyMap<string, Person>;
  readonly holders: ReadonlyMap<string, Person>;
  readonly head: Post;

  constructor(readonly data: DirectoryData) {
    const { posts, units, bodies, persons } = data;
    this.posts = new ById('посади', posts);
    this.units = new ById('підрозділу', units);
    this.bodies = new ById('органу чи підприємства', bodies);
    this.persons = new ById('працівника', persons);
    this.byLogin = new Map(persons.map((person) => [person.login, person]));
    this.holders = new Map(persons.flatMap((person) => ownPosts(person).map((postId) => [postId, person] as const)));
    const [head] = posts.filter(({ standing }) => standing === 'head');
    if (head === undefined) throw new Error('a council without a head has passed the check of its files');
    this.head = head;
  }
}

export const ownPosts = (person: Person): readonly string[] =>
  person.postId === null ? person.alsoPosts : [person.postId, ...person.alsoPosts];

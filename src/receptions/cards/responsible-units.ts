import type { Directory } from '../../directory/index.js';
import { searchText } from '../../platform/search/search-text.js';
import type { VisitQuestion } from '../values.js';

/** The units with powers over what is asked (KR-2.11), each once. */
export function unitsFor(questions: readonly Pick<VisitQuestion, 'topic'>[], directory: Directory): string[] {
  return [...new Set(questions.flatMap(({ topic }) => directory.unitsForTopic(topic)).map(({ id }) => id))];
}

/**
 * The district committees told of it (KR-2.11): the one that a question or the residence names, else all, for the
 * clause names them all.
 */
export function districtsFor(
  questions: readonly Pick<VisitQuestion, 'gist'>[],
  residence: string | null,
  directory: Directory,
): string[] {
  const districts = directory.units().filter(({ headPostId }) => directory.post(headPostId).kind === 'district-head');
  const said = searchText(residence ?? '', ...questions.map(({ gist }) => gist));
  const named = districts.filter(({ name }) => said.includes(stemOf(name)));
  return (named.length > 0 ? named : districts).map(({ id }) => id);
}

/** The groups that have the tasks of these units and districts. */
export function groupsPreparing(
  units: readonly string[],
  districts: readonly string[],
  directory: Directory,
): string[] {
  const heads = districts.map((id) => `post:${directory.unit(id).headPostId}`);
  return [...new Set([...units.map((id) => `executor@${id}`), ...heads])];
}

/** «виконком Саксаганської районної у місті ради» → «саксаганськ», as every case of the name begins. */
function stemOf(name: string): string {
  const word = /(\S+)ої районної/u.exec(name)?.[1] ?? name;
  return searchText(word);
}

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Small files that take long. Of a first run nothing is known but sizes, and one worker would end alone with these. */
const long = [
  'made-up-diagrams',
  'analyses',
  'ask-rows',
  'build',
  'lint-verb',
  'random-walks',
  'registration-questions',
];

/** Within each project the longest files begin first (спершу найдовші). */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      long.some((name) => moduleId.includes(`/${name}.spec.`));
    // A worker serves the files of one project: they must stay together.
    return [...new Set(sorted.map(({ project }) => project.name))].flatMap((name) => {
      const ofProject = sorted.filter(({ project }) => project.name === name);
      return [...ofProject.filter(isLong), ...ofProject.filter((one) => !isLong(one))];
    });
  }
}

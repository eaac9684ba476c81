import type { DirectoryData } from '../directory-data.js';
import { bodies } from './bodies.js';
import { persons, posts } from './staff.js';
import { cityUnits, districtUnits } from './units.js';

/**
 * The demonstration council (демонстраційна рада): Kryvyi Rih by its posts, after the regulation. Units
 * and the distribution of duties are an example to be replaced by the city’s own; nobody real is named.
 */
export const kryvyiRih: DirectoryData = {
  organisation: 'Виконавчий комітет Криворізької міської ради',
  complaintsAboutHead: 'head-of-affairs',
  posts,
  units: [...cityUnits, ...districtUnits],
  bodies,
  persons,
};

/** What the form of an option holds: price and diets follow the dishes until somebody sets them. */
import { type Diet, type Dish, diets } from '../../../db/menu/contract.ts';

export interface TypedOption {
  id: string;
  name: string;
  nameEn: string;
  dishIds: readonly string[];
  /** `follow`: the sum of the dishes. Null: emptied. */
  priceFen: number | null | 'follow';
  /** `follow`: what every dish suits. */
  diets: readonly Diet[] | 'follow';
}

export const sumOf = (dishes: readonly Pick<Dish, 'priceFen'>[]): number =>
  dishes.reduce((sum, dish) => sum + dish.priceFen, 0);

/** What every dish suits; of no dish nothing is known. */
export function commonDiets(dishes: readonly Pick<Dish, 'diets'>[]): Diet[] {
  return dishes.length === 0 ? [] : diets.filter((diet) => dishes.every((dish) => dish.diets.includes(diet)));
}

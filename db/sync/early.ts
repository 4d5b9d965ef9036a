/** The page after the one that is being worked on, asked for meanwhile: line and desk need not wait for each other. */
export class EarlyPage<Page> {
  #asked: { place: string | number; page: Promise<Page | null> } | null = null;

  /** At most one is under way. What fails is asked for once more when its turn comes, and fails there. */
  ask(place: string | number, page: Promise<Page>): void {
    this.#asked = { place, page: page.catch(() => null) };
  }

  /** @returns null: the page at this place was not asked for, or could not be had */
  async take(place: string | number): Promise<Page | null> {
    const asked = this.#asked;
    this.#asked = null;
    return asked?.place === place ? asked.page : null;
  }
}

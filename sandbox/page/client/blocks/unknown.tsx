/** Better said than left out: a missing control would look like a fault of the app. */
export function Unknown({ type }: { readonly type: string }) {
  return <p className="unknown">The sandbox page cannot show a “{type}” yet.</p>;
}

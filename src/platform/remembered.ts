/**
 * What is made of a text, remembered as long as memory is not wanted for something else: the same file is read by the
 * gate, by each check and by each report, one after another. What is made is shared and must not be changed.
 */
export function rememberedByText<Made extends object>(make: (text: string) => Made): (text: string) => Made {
  const remembered = new Map<string, WeakRef<Made>>();
  const forgotten = new FinalizationRegistry<string>((text) => {
    if (remembered.get(text)?.deref() === undefined) remembered.delete(text);
  });
  return (text) => {
    const known = remembered.get(text)?.deref();
    if (known !== undefined) return known;
    const made = make(text);
    remembered.set(text, new WeakRef(made));
    forgotten.register(made, text);
    return made;
  };
}

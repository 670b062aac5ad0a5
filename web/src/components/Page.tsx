/** The measure and the margins of an inner page. */
export function Page({ children }: { children: React.ReactNode }) {
  return <div className="mx-auto max-w-6xl px-4 sm:px-6 py-6 sm:py-10 grid gap-6 sm:gap-8">{children}</div>;
}

const format = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

export function showDate(instant: string): string {
  return format.format(new Date(instant));
}

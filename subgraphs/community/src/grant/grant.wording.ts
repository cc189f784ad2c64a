/** Of whoever offers one. */
export const callBudgetExceeded = {
  en: 'The call has less left of its budget.',
  it: 'Il budget residuo del bando non basta.',
};

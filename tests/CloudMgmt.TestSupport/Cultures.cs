using System.Globalization;

namespace CloudMgmt.TestSupport;

/// <summary>Cultures that write numbers and dates in another way than JSON and URLs do.</summary>
public static class Cultures
{
    /// <summary>Runs the rest of a test in a culture; disposing goes back to the one before.</summary>
    /// <param name="name">The name of the culture, such as <c>de-DE</c>.</param>
    public static IDisposable Enter(string name) => new Change(Get(name));

    // A machine may have none but the invariant culture: then that one, with the differences that matter here.
    private static CultureInfo Get(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat = new()
            {
                NumberDecimalSeparator = ",",
                NumberGroupSeparator = ".",
                NegativeSign = "\u2212",
                PositiveSign = "\u207A",
            };
            odd.DateTimeFormat = new() { DateSeparator = ".", TimeSeparator = "," };
            return odd;
        }
    }

    private sealed class Change : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public Change(CultureInfo culture) => CultureInfo.CurrentCulture = culture;

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}

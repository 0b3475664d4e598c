namespace Quickstart;

/// <summary>Prints what happens, checks it, and counts what went wrong for the exit code.</summary>
internal static class Story
{
    private static int _steps;
    private static int _failures;

    public static void Title(string text) => Console.WriteLine($"\n  {text}");

    public static void Chapter(string text) => Console.WriteLine($"\n  {text}\n  {new string('-', text.Length)}");

    /// <summary>One step: what was done, and whether the result is what it should be.</summary>
    public static void Step(string what, bool asExpected, string result)
    {
        _steps++;
        if (!asExpected)
            _failures++;
        Console.WriteLine($"  {(asExpected ? "ok  " : "FAIL")} {what,-44} {result}");
    }

    public static int End()
    {
        Console.WriteLine(
            _failures == 0 ? $"\n  All {_steps} steps did what they should.\n" : $"\n  {_failures} of {_steps} steps went wrong.\n");
        return _failures == 0 ? 0 : 1;
    }
}

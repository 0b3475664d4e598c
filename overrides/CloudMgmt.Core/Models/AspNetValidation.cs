namespace CloudMgmt.Core;

/// <summary>
/// Tells the validation of ASP.NET Core's MVC from code that means the value. It reads every property of what a controller takes, those
/// that the request lacks included. What they throw would be an answer of 500; null is one of 400. Nothing but a setting of the
/// application, or an attribute of ASP.NET Core, which no client depends on, can keep it from reading them.
/// </summary>
internal static class AspNetValidation
{
    private const string Reader = "Microsoft.Extensions.Internal.PropertyHelper.";

    /// <summary>Whether it reads a property. To be asked only of one without a value: to look at the stack takes time.</summary>
    /// <param name="property">The name of the property.</param>
    public static bool IsAsking(string property)
    {
        var frames = Environment.StackTrace.Split('\n');
        var getter = Array.FindIndex(frames, frame => frame.Contains($".get_{property}("));
        return getter >= 0 && getter + 1 < frames.Length && frames[getter + 1].Contains(Reader);
    }
}

using System.Runtime.CompilerServices;

namespace CloudMgmt.Core;

internal static class Argument
{
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        where T : class
        => value ?? throw new ArgumentNullException(parameter);

    public static string NotBlank(string? value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        => string.IsNullOrWhiteSpace(NotNull(value, parameter))
            ? throw new ArgumentException("The value must not be empty.", parameter)
            : value!;
}

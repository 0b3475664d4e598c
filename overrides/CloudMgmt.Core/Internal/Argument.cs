using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CloudMgmt.Core.Internal;

/// <summary>
/// Checks of arguments, shared by the packages of the SDK. Public, because a package may run with another version of this one; hidden,
/// because it is not meant for applications.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Argument
{
    /// <summary>Passes an argument on unless it is null.</summary>
    /// <typeparam name="T">The type of the argument.</typeparam>
    /// <param name="value">The argument.</param>
    /// <param name="parameter">The name of the parameter; by default, what is written as <paramref name="value"/>.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        where T : class
        => value ?? throw new ArgumentNullException(parameter);

    /// <summary>Passes a text on unless it is null, empty or blank.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="parameter">The name of the parameter; by default, what is written as <paramref name="value"/>.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    /// <exception cref="ArgumentException">It is empty or blank.</exception>
    public static string NotBlank(string? value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        => string.IsNullOrWhiteSpace(NotNull(value, parameter))
            ? throw new ArgumentException("The value must not be empty.", parameter)
            : value!;
}

using System.Text.RegularExpressions;

namespace CloudMgmt.CodeGeneration;

/// <summary>
/// NSwag prints one head for all files. Of the namespaces that it opens, each file keeps those that it takes something from.
/// </summary>
internal static partial class Usings
{
    // What the templates and the types of the model take from each; the others are in use (almost) everywhere.
    private static readonly Dictionary<string, Regex> Needed = new()
    {
        ["using System;"] = OfSystem(),
        ["using System.Collections.Generic;"] = OfCollections(),
        ["using System.ComponentModel;"] = OfComponentModel(),
        ["using System.Diagnostics;"] = OfDiagnostics(),
        ["using System.IO;"] = OfIO(),
        ["using System.Threading;"] = OfThreading(),
        ["using System.Threading.Tasks;"] = OfTasks(),
        ["using CloudMgmt.Core.Serialization;"] = OfSerialization(),
    };

    /// <param name="head">What is on top of each file.</param>
    /// <param name="code">What follows in this one.</param>
    /// <returns>The head with what the code needs.</returns>
    public static string For(string head, string code)
        => string.Join('\n', head.Split('\n').Where(line => !Needed.TryGetValue(line.Trim(), out var needed) || needed.IsMatch(code)));

    [GeneratedRegex(@"\b(Argument(Null)?Exception|DateTimeOffset|Func|Obsolete|OperationCanceledException|StringCompar(er|ison)|Uri)\b")]
    private static partial Regex OfSystem();

    [GeneratedRegex(@"\bI(AsyncEnumerable|Dictionary|Enumerable|List)\b")]
    private static partial Regex OfCollections();

    [GeneratedRegex(@"\b(EditorBrowsable|TypeConverter)\b")]
    private static partial Regex OfComponentModel();

    [GeneratedRegex(@"\bDebuggerDisplay\b")]
    private static partial Regex OfDiagnostics();

    [GeneratedRegex(@"\bStream\b")]
    private static partial Regex OfIO();

    [GeneratedRegex(@"\bCancellationToken\b")]
    private static partial Regex OfThreading();

    [GeneratedRegex(@"\bTask\b")]
    private static partial Regex OfTasks();

    // Lists and maps are read and written by extension methods.
    [GeneratedRegex(@"\bJson(Alternative|Cursor|Kinds|Output|Shape|Union|Values)\b|\bjson\.(Read|Write)")]
    private static partial Regex OfSerialization();
}

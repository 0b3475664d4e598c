using NUnit.Framework.Interfaces;

namespace CloudMgmt.TestSupport;

/// <summary>
/// Keeps the fixtures of an assembly that are <see cref="NUnit.Framework.NonParallelizableAttribute">not parallelizable</see> apart from
/// the others.
/// NUnit means to, but now and then starts both: its shift of parallel fixtures ends twice when two workers become idle at once.
/// </summary>
// Without "using NUnit.Framework", which some of the projects that compile this file have for all their files, and others have not.
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class KeptApartAttribute : Attribute, NUnit.Framework.ITestAction
{
    private readonly ReaderWriterLockSlim _lock = new();

    /// <inheritdoc/>
    public NUnit.Framework.ActionTargets Targets => NUnit.Framework.ActionTargets.Test;

    /// <inheritdoc/>
    public void BeforeTest(ITest test)
    {
        if (IsAlone(test))
            _lock.EnterWriteLock();
        else
            _lock.EnterReadLock();
    }

    /// <inheritdoc/>
    public void AfterTest(ITest test)
    {
        if (IsAlone(test))
            _lock.ExitWriteLock();
        else
            _lock.ExitReadLock();
    }

    private static bool IsAlone(ITest test) => test.TypeInfo!.IsDefined<NUnit.Framework.NonParallelizableAttribute>(inherit: true);
}

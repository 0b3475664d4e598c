using System.Reflection;
using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class ReaderConventions(Assembly package)
{
    [Test]
    public void Every_model_is_the_same_however_it_is_written_and_read()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var model in Readers.Models(package))
                Readers.AssertSame(model);
        }
    }
}

using System.Reflection;
using CloudMgmt.Core.Tests;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class ReaderConventions(Assembly package)
{
    [Test]
    public void Every_model_reads_itself_as_newtonsoft_reads_it()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var model in Readers.Models(package))
                Readers.AssertSame(model);
        }
    }
}

using System.Reflection;
using System.Runtime.Versioning;
using CloudMgmt.Core;
using CloudMgmt.Helios;
using NUnit.Framework;

namespace CloudMgmt.NetStandard.Tests;

internal sealed class BuildTests
{
    [TestCase(typeof(ApiClient))]
    [TestCase(typeof(HeliosClient))]
    public void These_tests_run_the_build_for_net_standard(Type type)
        => Assert.That(
            type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName, Is.EqualTo(".NETStandard,Version=v2.0"));
}

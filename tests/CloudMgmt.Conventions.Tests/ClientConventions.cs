using System.Reflection;
using CloudMgmt.Core;
using NUnit.Framework;

namespace CloudMgmt.Conventions.Tests;

[TestFixtureSource(typeof(Packages), nameof(Packages.Apis))]
internal sealed class ClientConventions(Assembly package)
{
    private const string WithResponse = "WithResponseAsync";

    // Made of many calls, and so without a status of its own.
    private static readonly string[] OfManyCalls = ["ExportProjectAuditLogAsync"];

    private IEnumerable<MethodInfo> Operations => package.Clients().SelectMany(c => c.Operations());

    [Test]
    public void There_is_one_client_and_it_has_operations()
    {
        Assert.That(package.Clients().ToList(), Has.Count.EqualTo(1));
        Assert.That(Operations, Is.Not.Empty);
    }

    [Test]
    public void Operations_are_asynchronous_and_say_so()
        => AssertNone(Operations, m => !m.Name.EndsWith("Async", StringComparison.Ordinal) || !(IsCall(m) || IsSequence(m)));

    [Test]
    public void Operations_can_be_overridden()
        => AssertNone(Operations, m => !m.IsVirtual || m.IsFinal);

    [Test]
    public void The_last_parameter_is_an_optional_cancellation_token()
        => AssertNone(
            Operations,
            m => m.GetParameters() is not [.., { Name: "cancellationToken", HasDefaultValue: true, DefaultValue: null } last]
                || last.ParameterType != typeof(CancellationToken));

    [Test]
    public void The_options_stand_before_it_and_are_optional()
        => AssertNone(
            Operations,
            m => m.GetParameters() is not [.., { Name: "options", HasDefaultValue: true, DefaultValue: null } options, _]
                || !options.ParameterType.IsSubclassOf(typeof(RequestOptions)));

    [Test]
    public void All_other_parameters_are_required()
        => AssertNone(Operations, m => m.GetParameters()[..^2].Any(p => p.HasDefaultValue));

    [Test]
    public void Every_operation_has_a_twin_with_status_and_headers()
    {
        var twins = Operations.Where(m => m.Name.EndsWith(WithResponse, StringComparison.Ordinal)).ToDictionary(Signature);
        var simple = Operations.Where(m => IsCall(m) && !m.Name.EndsWith(WithResponse, StringComparison.Ordinal))
            .Where(m => !OfManyCalls.Contains(m.Name)).ToList();
        AssertNone(
            simple,
            m => !twins.TryGetValue(Signature(m), out var twin)
                || twin.ReturnType != typeof(Task<>).MakeGenericType(Response(m.ReturnType)));
        Assert.That(twins, Has.Count.EqualTo(simple.Count));
    }

    [Test]
    public void The_interface_has_the_same_operations()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var client in package.Clients())
            {
                var contract = client.GetInterface("I" + client.Name);
                Assert.That(contract, Is.Not.Null.And.Property("IsPublic").True);
                Assert.That(client.Operations().Select(Describe), Is.EquivalentTo(contract!.Operations().Select(Describe)));
            }
        }
    }

    [Test]
    public void A_client_can_be_mocked()
        => AssertNone(
            package.Clients(),
            c => c.IsSealed || c.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, []) is not { IsFamily: true });

    [Test]
    public void A_client_is_made_from_its_options()
        => AssertNone(
            package.Clients(),
            c => c.GetConstructors()
                .All(k => k.GetParameters() is not [var options] || !options.ParameterType.IsSubclassOf(typeof(ApiClientOptions))));

    private static void AssertNone<T>(IEnumerable<T> members, Func<T, bool> violates)
        where T : MemberInfo
        => Assert.That(members.Where(violates).Select(m => Packages.Of(m)), Is.Empty);

    private static bool IsCall(MethodInfo method) => method.ReturnType.IsAssignableTo(typeof(Task));

    // Written by hand, above the calls of the document.
    private static bool IsSequence(MethodInfo method)
        => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static Type Response(Type task)
        => task.IsGenericType ? typeof(ApiResponse<>).MakeGenericType(task.GetGenericArguments()) : typeof(ApiResponse);

    private static string Signature(MethodInfo method)
        => $"{method.Name.Replace(WithResponse, "Async", StringComparison.Ordinal)}({string.Join(",", method.GetParameters().Select(p => p.ParameterType))})";

    private static string Describe(MethodInfo method)
        => $"{method.ReturnType} {method.Name}({string.Join(",", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}{(p.HasDefaultValue ? " = default" : "")}"))})";
}

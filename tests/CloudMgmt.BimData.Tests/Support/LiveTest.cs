using System.Globalization;
using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Support;

/// <summary>An emulator and a clock for each test, with a client of the app over loopback HTTP.</summary>
internal abstract class LiveTest : LiveTest<BimDataApi, IBimDataClient>
{
    protected BimDataEmulator BimData => Server.BimData;

    /// <summary>The id of the seeded cloud, as some operations want it.</summary>
    protected string CloudPk => Text(BimData.CloudId);

    protected int TokenRequests => Arrived("Token");

    protected static string Text(long? id) => id!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The call fails with the documented error of all codes but 400; its message names call, status and detail.</summary>
    protected static ApiException<Error> AssertFails(int status, Func<Task> call)
    {
        var thrown = (ApiException<Error>)AssertTyped(status, call);
        Assert.That(thrown.Error.Detail, Is.Not.Empty);
        Assert.That(thrown.Message, Does.EndWith($" answered {status}: {thrown.Error.Detail}"));
        return thrown;
    }

    /// <summary>The call is refused for one property of its body.</summary>
    protected static void AssertInvalid(string property, Func<Task> call)
    {
        var thrown = (ApiException<ValidationError>)AssertRefused(typeof(ApiException<ValidationError>), 400, call);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Error.Fields.Keys, Is.EqualTo([property]));
            Assert.That(thrown.Error.Fields[property].Single(), Is.Not.Empty);
            Assert.That(thrown.Message, Does.EndWith($" answered 400: {property}: {thrown.Error.Fields[property].Single()}"));
        }
    }
}

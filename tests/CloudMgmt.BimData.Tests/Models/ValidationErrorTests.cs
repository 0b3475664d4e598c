using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.BimData.Tests.Models;

/// <summary>The shapes in which Django REST framework says what is wrong with a body.</summary>
internal sealed class ValidationErrorTests : FakeServiceTest<BimDataApi, IBimDataClient>
{
    [Test]
    public void The_documented_error()
    {
        var thrown = Refuse("""{"name":["This field is required."]}""");

        Assert.That(thrown.Error.Fields["name"], Is.EqualTo(["This field is required."]));
        Assert.That(thrown.Message, Is.EqualTo("CreateCloud (POST /cloud) answered 400: name: This field is required."));
    }

    [Test]
    public void Several_properties_with_several_messages()
    {
        var thrown = Refuse("""{"email":["Too long.","Not an address."],"redirect_uri":["Not an address."],"non_field_errors":["No."]}""");

        Assert.That(thrown.Error.Fields.Keys, Is.EqualTo(["email", "redirect_uri", "non_field_errors"]));
        Assert.That(thrown.Message, Does.EndWith("email: Too long. Not an address.; redirect_uri: Not an address.; non_field_errors: No."));
    }

    [Test]
    public void Nested_objects_and_values_that_are_no_texts()
    {
        var thrown = Refuse("""{"creator":{"email":["Bad."]},"items":[{},{"name":["Bad."]}],"already_exists":true}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Error.Fields["creator.email"], Is.EqualTo(["Bad."]));
            Assert.That(thrown.Error.Fields["items.name"], Is.EqualTo(["Bad."]));
            Assert.That(thrown.Error.Fields, Does.ContainKey("already_exists"));
            Assert.That(thrown.Error.AdditionalProperties["already_exists"], Is.True);
        }
    }

    [Test]
    public void A_body_that_was_no_json_has_a_detail_alone()
    {
        var thrown = Refuse("""{"detail":"JSON parse error"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Error.Detail, Is.EqualTo("JSON parse error"));
            Assert.That(thrown.Error.Fields, Is.Empty);
            Assert.That(thrown.Message, Does.EndWith("answered 400: JSON parse error"));
        }
    }

    [Test]
    public void An_empty_object_is_readable_too()
        => Assert.That(Refuse("{}").Message, Is.EqualTo("CreateCloud (POST /cloud) answered 400."));

    [Test]
    public void One_can_be_made_for_a_test()
        => Assert.That(
            new ValidationError { AdditionalProperties = { ["name"] = "Too long." } }.Fields["name"], Is.EqualTo(["Too long."]));

    private ApiException<ValidationError> Refuse(string body)
        => Assert.ThrowsAsync<ApiException<ValidationError>>(() => Answering(400, body).CreateCloudAsync(new() { Name = "New" }))!;
}

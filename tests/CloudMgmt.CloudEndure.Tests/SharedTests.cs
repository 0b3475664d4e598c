using CloudMgmt.TestSupport.Apis;

namespace CloudMgmt.CloudEndure.Tests;

internal sealed class AnswerTests : AnswerTest<CloudEndureApi>;

internal sealed class ContractTests : ContractTest<CloudEndureApi>;

internal sealed class ErrorTests : ErrorTest<CloudEndureApi>;

internal sealed class LoginTests : LoginTest<CloudEndureApi>;

internal sealed class MockTests : MockTest<CloudEndureApi>;

internal sealed class RequestTests : RequestTest<CloudEndureApi>;

internal sealed class SecretTests : SecretTest<CloudEndureApi>;

internal sealed class SentOnceTests : SentOnceTest<CloudEndureApi>;

internal sealed class SettingsTests : SettingsTest<CloudEndureApi>;

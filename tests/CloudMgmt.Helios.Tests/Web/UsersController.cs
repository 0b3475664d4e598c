using Microsoft.AspNetCore.Mvc;

namespace CloudMgmt.Helios.Tests;

/// <summary>A controller of an application.</summary>
[ApiController]
[Route("mvc")]
internal sealed class UsersController(IHeliosClient helios) : ControllerBase
{
    [HttpGet("users/{sid}")]
    public async Task<UserParams> GetAsync(string sid) => await helios.GetUserAsync(sid);

    [HttpPut("users/{sid}")]
    public async Task<UserParams> UpdateAsync(string sid, UpdateUserParameters body) => await helios.UpdateUserAsync(sid, body);

    [HttpPost("echo")]
    public UserParams Echo(UserParams body) => body;

    [HttpPost("page")]
    public UsersPage Echo(UsersPage body) => body;

    [HttpGet("reason")]
    public UserLockedReason Echo([FromQuery] UserLockedReason reason) => reason;
}

/// <summary>A type of an application that holds models.</summary>
/// <param name="Users">A list of models.</param>
/// <param name="ByReason">A map whose keys are values of an enumeration.</param>
/// <param name="Reason">Such a value.</param>
/// <param name="None">No model.</param>
internal sealed record UsersPage(
    IList<UserParams?> Users, Dictionary<UserLockedReason, UserParams?> ByReason, UserLockedReason Reason, UserParams? None);
